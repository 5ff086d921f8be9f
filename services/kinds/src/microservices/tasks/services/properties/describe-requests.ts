import type { Counterexample } from '../../../checkers/checker.js';
import type { Call, Request } from '../calls.js';
import { inMs } from './property.js';

type Step = Counterexample['steps'][number];

const named = ({ method, path }: Request): string => `${method} ${path}`;

const endOf = ({ status, endMs, sentMs, retryAfterSeconds }: Request): string => {
  if (endMs === null) return 'it is still open when the scenario ends';
  const took = inMs(endMs - sentMs);
  if (status === null) return `no answer; it ended after ${took}`;
  return `status ${status}${retryAfterSeconds === undefined ? '' : `, Retry-After: ${retryAfterSeconds}`} after ${took}`;
};

/** The client's request. */
const askStep = ({ operation, name, key, startMs }: Call): Step => ({
  text: `A client asks for ${name} with the key ${key}.`,
  atMs: startMs,
  operations: [operation],
  messages: [],
});

/** One request that the service sent, and its outcome. `before`: when the one before it ended. */
export function requestStep(request: Request, place: number, before?: Request): Step {
  const gap =
    before?.endMs == null
      ? ''
      : `, ${inMs(Math.max(0, request.sentMs - before.endMs))} after the end of the one before`;
  return {
    text: `Request ${place} to ${request.to}: ${named(request)}${gap}. Result: ${endOf(request)}.`,
    atMs: request.sentMs,
    operations: [],
    messages: request.answer === null ? [request.message] : [request.message, request.answer],
  };
}

const MOST_STEPS = 10;

/** A call and what was sent because of it, step by step. */
export const callSteps = (call: Call, requests: readonly Request[] = call.requests): Step[] => [
  askStep(call),
  ...requests.slice(0, MOST_STEPS).map((each, index) => requestStep(each, index + 1, requests[index - 1])),
];
