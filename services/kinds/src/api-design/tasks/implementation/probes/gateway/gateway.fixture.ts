import { createServer, request as createRequest, type IncomingMessage, type Server } from 'node:http';
import type { PodStub } from '@hone/contracts/sandbox';
import { delay } from '../../../../../judging/delay.js';
import { createStreamPair } from '../stream-pair.fixture.js';
import type { Bug, Has } from './bugs.fixture.js';
import { createLimiter, LIMIT, type Decision, type Window } from './limiter.fixture.js';
import { createSlots } from './slots.fixture.js';

export const TIMEOUT_MS = 1_000;

interface Answer {
  readonly status: number;
  readonly json: unknown;
}
const problem = (status: number): Answer => ({
  status,
  json: { type: 'about:blank', title: 'It did not work', status },
});

interface World {
  readonly tokens: ReadonlyMap<string, string>;
  readonly stub: PodStub;
  readonly now: () => number;
  /** How long it takes to read a request; one is read after the other. */
  readonly readMs?: number;
}

/** A gateway in front of a third party; correct in its style, except for the bugs. */
export function createGateway(
  window: Window,
  bugs: readonly Bug[],
  { tokens, stub, now, readMs = 0 }: World,
): Server {
  const has: Has = (bug) => bugs.includes(bug);
  const limiter = createLimiter(window, has);
  const pass = createCaller(stub, has);
  const reader = createReader(readMs);
  return createServer((request, response) => {
    void reader().then(async () => {
      const key = tokens.get((request.headers.authorization ?? '').replace('Bearer ', '')) ?? '';
      const decision = limiter(has('limit-of-all') ? 'all' : key, now());
      const path = request.url ?? '/';
      if (!decision.passes && has('calls-before-limit')) void pass(key, path);
      const { status, json } = decision.passes ? await pass(key, path) : problem(429);
      response.writeHead(status, {
        'Content-Type': status < 400 ? 'application/json' : 'application/problem+json',
        ...fieldsOf(decision, now(), has),
      });
      response.end(JSON.stringify(json));
    });
  });
}

/** Waits until the request is read, after those that came before it. */
function createReader(readMs: number): () => Promise<void> {
  let before = Promise.resolve();
  return () => {
    if (readMs > 0) before = before.then(() => delay(readMs));
    return before;
  };
}

function fieldsOf({ passes, remaining, waitMs }: Decision, now: number, has: Has): Record<string, string> {
  const seconds = LIMIT.windowMs / 1_000;
  const honest = Math.ceil(waitMs / 1_000);
  const wait = has('retry-after-a-window') ? seconds : has('retry-after-one') ? 1 : honest;
  const left = has('remaining-is-all')
    ? LIMIT.requests
    : has('remaining-stays')
      ? LIMIT.requests - 1
      : remaining(now);
  return {
    ...(!has('no-policy') && { 'RateLimit-Policy': `"key";q=${LIMIT.requests};w=${seconds}` }),
    RateLimit: `"key";r=${left};t=${honest}`,
    ...(!passes && { 'Retry-After': String(wait) }),
  };
}

/** Makes calls within their slots and their time. */
function createCaller(stub: PodStub, has: Has): (key: string, path: string) => Promise<Answer> {
  const slots = createSlots(has);
  const cache = new Map<string, Answer>();
  return async (key, path) => {
    const known = has('caches') ? cache.get(path) : undefined;
    if (known !== undefined) return known;
    await slots.enter(key);
    let answer = await call(stub, path, has);
    if (answer.status === 502 && has('retries')) answer = await call(stub, path, has);
    cache.set(path, answer);
    const isKept =
      (answer.status === 504 && has('keeps-slot-when-late')) ||
      (answer.status === 502 && has('keeps-slot-when-broken'));
    if (!isKept) slots.leave(key);
    return answer;
  };
}

function call(stub: PodStub, path: string, has: Has): Promise<Answer> {
  return new Promise((resolve) => {
    const createConnection = () => {
      const [near, far] = createStreamPair();
      stub(far);
      return near;
    };
    const request = createRequest({ createConnection, path, host: 'third' });
    const limitMs = has('too-early') ? TIMEOUT_MS / 3 : has('no-timeout') ? 4_000 : TIMEOUT_MS;
    const late = setTimeout(() => {
      resolve(problem(504));
      if (!has('call-goes-on')) request.destroy();
    }, limitMs);
    const end = (answer: Answer): void => {
      clearTimeout(late);
      resolve(answer);
    };
    request.on('error', () => end(problem(502)));
    request.on('response', (response) => {
      if (has('timeout-of-head')) clearTimeout(late);
      const { statusCode = 0, headers } = response;
      if (has('takes-half-an-answer')) request.removeAllListeners('error').on('error', () => undefined);
      if (has('follows-redirects') && headers.location !== undefined)
        return void call(stub, headers.location, has).then(end);
      read(response).then(
        (json) => end(answerFor(statusCode, json, has)),
        () => end(has('takes-half-an-answer') ? answerFor(statusCode, {}, has) : problem(502)),
      );
    });
    request.end();
  });
}

async function read(response: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of response as AsyncIterable<Buffer>) text += chunk.toString();
  return JSON.parse(text) as unknown;
}

function answerFor(status: number, json: unknown, has: Has): Answer {
  if (status === 200 || has('passes-on-failures')) return { status, json };
  return problem(502);
}
