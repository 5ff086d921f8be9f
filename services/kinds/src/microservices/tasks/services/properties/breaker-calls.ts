import type { History } from '../../../history/history.js';
import { readPhases, readRequests, type Call, type Request } from '../calls.js';
import { callsDuring } from './calls-during.js';

/** The traffic through a breaker in one phase, from the time at which judging begins. */
export interface Observed {
  readonly to: string;
  readonly calls: readonly Call[];
  readonly requests: readonly Request[];
  /** Of the whole history, since a breaker remembers earlier phases. */
  readonly allRequests: readonly Request[];
}

interface Asked {
  readonly to: string;
  readonly operations: readonly string[];
  readonly during: readonly string[];
  readonly afterMs: number;
}

export function observeBreaker(
  history: History,
  { to, operations, during, afterMs }: Asked,
): readonly Observed[] {
  const calls = callsDuring(history, { operations, during, afterMs });
  const requests = readRequests(history).filter((request) => request.to === to);
  return readPhases(history)
    .filter(({ name }) => during.includes(name))
    .map(({ name, fromMs, toMs }) => ({
      to,
      calls: calls.filter(({ phase }) => phase === name),
      requests: requests.filter(({ sentMs }) => sentMs >= fromMs + afterMs && sentMs < toMs),
      allRequests: requests,
    }));
}

/** Calls that sent nothing to the dependency. */
export const rejectedOf = ({ to, calls }: Observed): readonly Call[] =>
  calls.filter(({ requests }) => requests.every((request) => request.to !== to));

/** The outcomes of the latest requests that ended before a time, such as `13 answered 200, 7 answered 404`. */
export function describeLatest(requests: readonly Request[], atMs: number, count: number): string {
  const ended = requests.filter((each) => each.endMs !== null && each.endMs <= atMs);
  const latest = ended.sort((one, other) => (one.endMs ?? 0) - (other.endMs ?? 0)).slice(-count);
  const counts = new Map<string, number>();
  for (const { status } of latest) {
    const outcome = status === null ? 'without an answer' : `answered ${status}`;
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return [...counts].map(([outcome, times]) => `${times} ${outcome}`).join(', ');
}

/** Requests in groups: between two of them, nothing was sent for `restMs`. */
export function burstsOf(requests: readonly Request[], restMs: number): readonly (readonly Request[])[] {
  const bursts: Request[][] = [];
  let last = -Infinity;
  for (const request of requests) {
    if (request.sentMs - last >= restMs) bursts.push([]);
    bursts.at(-1)?.push(request);
    last = request.sentMs;
  }
  return bursts;
}

/** Between the end of a request and the breaker's reaction: others may already be in flight. */
const GRACE_MS = 250;

/** A request that failed, and one that was sent during the rest that should have followed. */
export function findRestless(
  requests: readonly Request[],
  restMs: number,
): readonly [failed: Request, next: Request] | undefined {
  for (const failed of requests) {
    const { status, endMs } = failed;
    if (endMs === null || (status !== null && status < 500)) continue;
    const next = requests.find(({ sentMs }) => sentMs > endMs + GRACE_MS && sentMs < endMs + restMs);
    if (next !== undefined) return [failed, next];
  }
  return undefined;
}
