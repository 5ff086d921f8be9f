import type { History, HistoryEvent, Json } from '../../history/history.js';
import { findAnswer, findRequest } from './exchange-body.js';
import { keysIn } from './keys.js';

/** A request that went over a link of the system. */
export interface Request {
  readonly message: number;
  readonly from: string;
  readonly to: string;
  readonly method: string;
  readonly path: string;
  readonly text: string;
  readonly traceparent: string | undefined;
  readonly sentMs: number;
  /** Whether it reached its target. */
  readonly delivered: boolean;
  /** When the answer came, or it became clear that none would; null while it is still open. */
  readonly endMs: number | null;
  readonly answer: number | null;
  /** Null: no answer. */
  readonly status: number | null;
  readonly retryAfterSeconds: number | undefined;
}

/** A client's request to the system, with everything that was sent because of it. */
export interface Call {
  readonly operation: number;
  readonly name: string;
  readonly key: string;
  /** The phase in which it began. */
  readonly phase: string;
  readonly startMs: number;
  readonly endMs: number | null;
  /** Null: no answer. */
  readonly status: number | null;
  /** The beginning of the answer's body; empty where there is no answer. */
  readonly body: string;
  /** Requests that carry its key, in the order in which they were sent. */
  readonly requests: readonly Request[];
}

/** A cache, since many properties read the same history. */
function once<Value extends object>(read: (history: History) => Value): (history: History) => Value {
  const known = new WeakMap<History, Value>();
  return (history) => {
    const value = known.get(history) ?? read(history);
    known.set(history, value);
    return value;
  };
}

/** Requests by the number of their message, in the order in which they were sent. */
export const readRequests = once(findRequests);
/** The calls of clients in the order in which they began. */
export const readCalls = once(findCalls);

function findRequests(history: History): readonly Request[] {
  const requests = new Map<number, { -readonly [Key in keyof Request]: Request[Key] }>();
  const asked = new Map<number, number>();
  for (const event of history) {
    if (event.type === 'send') {
      const request = findRequest(event.body);
      const answer = findAnswer(event.body);
      if (request !== undefined) {
        const { method, path, text, traceparent } = request;
        const { message, from, to, atMs: sentMs } = event;
        requests.set(message, { ...OPEN, message, from, to, method, path, text, traceparent, sentMs });
      }
      const open = answer && requests.get(answer.to);
      if (open !== undefined) {
        open.status = answer?.status ?? null;
        open.answer = event.message;
        open.retryAfterSeconds = answer?.retryAfterSeconds;
        asked.set(event.message, open.message);
      }
    } else if (event.type === 'deliver' || event.type === 'drop') {
      const own = requests.get(event.message);
      if (own !== undefined) own.delivered ||= event.type === 'deliver';
      const answered = requests.get(asked.get(event.message) ?? -1);
      if (answered !== undefined) answered.endMs = event.atMs;
    }
  }
  return [...requests.values()];
}

const OPEN = { delivered: false, endMs: null, answer: null, status: null, retryAfterSeconds: undefined };

function findCalls(history: History): readonly Call[] {
  const byKey = new Map<string, Request[]>();
  for (const request of readRequests(history)) {
    for (const key of keysIn(`${request.path} ${request.text}`)) {
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [request]);
      else list.push(request);
    }
  }
  const ends = new Map(history.flatMap((event) => (isEnd(event) ? [[event.operation, event] as const] : [])));
  let phase = '';
  const calls: Call[] = [];
  for (const event of history) {
    if (event.type === 'phase') phase = event.name;
    if (event.type !== 'invoke' || event.final === true) continue;
    const { operation, name, client, atMs: startMs } = event;
    const key = textAt(event.input, 'key');
    const end = ends.get(operation);
    const requests = (byKey.get(key) ?? []).filter(({ from }) => from !== client);
    const status = end === undefined ? null : statusIn(end);
    const body = textAt(end?.output ?? null, 'body');
    calls.push({ operation, name, key, phase, startMs, endMs: end?.atMs ?? null, status, body, requests });
  }
  return calls;
}

type End = Extract<HistoryEvent, { type: 'ok' | 'fail' | 'info' }>;

const isEnd = (event: HistoryEvent): event is End => ['ok', 'fail', 'info'].includes(event.type);

function statusIn({ output }: End): number | null {
  const status = output === undefined ? undefined : fieldOf(output, 'status');
  return typeof status === 'number' ? status : null;
}

const fieldOf = (value: Json, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)[name]
    : undefined;

function textAt(value: Json, name: string): string {
  const found = fieldOf(value, name);
  return typeof found === 'string' ? found : '';
}

/** Begin and end of the phases, in order; the last one ends with the history. */
export function readPhases(
  history: History,
): readonly { readonly name: string; readonly fromMs: number; readonly toMs: number }[] {
  const begins = history.flatMap((event) => (event.type === 'phase' ? [event] : []));
  const endMs = history.at(-1)?.atMs ?? 0;
  return begins.map(({ name, atMs }, index) => ({
    name,
    fromMs: atMs,
    toMs: begins[index + 1]?.atMs ?? endMs,
  }));
}

/** Whether an answer is 2xx; false without an answer. */
export const isSuccess = (status: number | null): boolean => status !== null && status >= 200 && status < 300;
