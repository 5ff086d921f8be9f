import type { PodStub } from '@hone/contracts/sandbox';
import { delay } from '../judging/delay.js';
import { createResponder } from './http-stub.js';
import { serveHttp, type StubRequest, type StubResponse } from './serve-http.js';
import type { StubAnswer } from './stub-answer.js';

/** The behavior for requests whose path contains a text, instead of the table's. */
export interface Behaviour {
  readonly path: string;
  /** Additional time for its work. */
  readonly afterMs?: number;
  readonly status?: number;
  /** A redirect to the same path, with this text in place of `path`. */
  readonly movedTo?: string;
  /** Where the connection breaks: before the head of the answer, or within its body. */
  readonly breaksOff?: 'head' | 'body';
  /** The head of the answer is sent at once, its body in small pieces over this time. */
  readonly piecesOverMs?: number;
}

/** A received request, on the stub's clock. */
export interface StubCall {
  readonly path: string;
  readonly fromMs: number;
  /** When its answer was sent, or the caller left; undefined while it is open. */
  readonly toMs: number | undefined;
  /** Whether the caller left before the whole answer was sent. */
  readonly isCut: boolean;
}

/** A third party that answers by a table, unless it is made to behave otherwise. */
export interface ControlledStub {
  readonly stub: PodStub;
  /** Sets the behavior from now on; forgets requests so far. */
  readonly behave: (behaviours: readonly Behaviour[]) => void;
  /** Requests since then, in order of arrival. */
  readonly calls: () => readonly StubCall[];
}

type OpenCall = { -readonly [Key in keyof StubCall]: StubCall[Key] };

export function createControlledStub(
  answers: readonly StubAnswer[],
  values: ReadonlyMap<string, unknown>,
  now: () => number,
): ControlledStub {
  const respond = createResponder(answers, values);
  let behaviours: readonly Behaviour[] = [];
  let calls: OpenCall[] = [];
  const end = (call: OpenCall, isCut: boolean): void => {
    if (call.toMs !== undefined) return;
    call.toMs = now();
    call.isCut = isCut;
  };
  return {
    stub: serveHttp(async (request) => {
      const { path, gone } = request;
      const call: OpenCall = { path, fromMs: now(), toMs: undefined, isCut: false };
      calls.push(call);
      gone.addEventListener('abort', () => end(call, true), { once: true });
      const behaviour = behaviours.find((each) => path.includes(each.path)) ?? { path };
      return answerAs(behaviour, request, respond, () => end(call, false));
    }),
    behave(wanted) {
      behaviours = wanted;
      calls = [];
    },
    calls: () => calls.map((call) => ({ ...call })),
  };
}

async function answerAs(
  { path, afterMs = 0, status, movedTo, breaksOff, piecesOverMs }: Behaviour,
  request: StubRequest,
  respond: (request: StubRequest) => Promise<StubResponse>,
  over: () => void,
): Promise<StubResponse | undefined> {
  // A caller that has left gets no answer of any kind.
  if (!(await hasPassed(afterMs, request.gone))) return undefined;
  const answer =
    status === undefined
      ? await respond(request)
      : { status, headers: locationOf(request, path, movedTo), json: { error: 'it failed' } };
  if (piecesOverMs !== undefined) return inPieces(answer, piecesOverMs, request.gone, over);
  over();
  if (breaksOff === 'head') return undefined;
  return breaksOff === 'body' ? halfOf(answer, request.gone) : answer;
}

const locationOf = (request: StubRequest, path: string, movedTo?: string): Record<string, string> =>
  movedTo === undefined ? {} : { Location: request.path.replace(path, movedTo) };

/** Time for earlier output to arrive. */
const BREAKS_AFTER_MS = 50;

/** Half of the body, and then nothing more. */
function halfOf(answer: StubResponse, gone: AbortSignal): StubResponse {
  const text = textOf(answer);
  async function* half(): AsyncGenerator<string> {
    yield text.slice(0, Math.ceil(text.length / 2));
    await hasPassed(BREAKS_AFTER_MS, gone);
    throw new Error('it breaks off here');
  }
  return { status: answer.status, headers: headersOf(answer), body: half() };
}

const textOf = ({ json, body }: StubResponse): string =>
  json === undefined ? (typeof body === 'string' ? body : '') : JSON.stringify(json);

const headersOf = ({ json, headers }: StubResponse): Record<string, string> => ({
  ...(json !== undefined && { 'Content-Type': 'application/json' }),
  ...headers,
});

const hasPassed = (ms: number, gone: AbortSignal): Promise<boolean> =>
  ms === 0
    ? Promise.resolve(!gone.aborted)
    : delay(ms, gone).then(
        () => true,
        () => false,
      );

const PIECES = 12;

function inPieces(answer: StubResponse, overMs: number, gone: AbortSignal, over: () => void): StubResponse {
  const text = textOf(answer);
  const size = Math.max(Math.ceil(text.length / PIECES), 1);
  const gapMs = overMs / Math.max(Math.ceil(text.length / size) - 1, 1);
  async function* pieces(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += size) {
      if (at > 0 && !(await hasPassed(gapMs, gone))) return;
      yield text.slice(at, at + size);
    }
    over();
  }
  return { status: answer.status, headers: headersOf(answer), body: pieces() };
}
