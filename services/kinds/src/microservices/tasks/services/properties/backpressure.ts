import { z } from 'zod';
import { readCalls, readRequests, type Request } from '../calls.js';
import { callSteps, requestStep } from './describe-requests.js';
import { durationMsSchema, inPhases, nameSchema, phasesSchema } from './fields.js';
import { defineProperty, fail, inconclusive, inMs, pass } from './property.js';
import { quantile } from '../../../quantile.js';

const options = z.strictObject({
  operation: nameSchema,
  /** The operations of limited capacity. */
  to: nameSchema,
  during: phasesSchema,
  mostOpen: z.number().int().min(1).max(100),
  /** Statuses of calls that are rejected. */
  rejected: z.array(z.number().int().min(400).max(599)).min(1).max(5).default([429, 503]),
  /** How soon those are answered, and how soon the others are: p99. */
  rejectedWithinMs: durationMsSchema.default(200),
  servedWithinMs: durationMsSchema,
});
type Options = z.infer<typeof options>;

/** Under overload, some calls are rejected at once, and the others are served as quickly as ever. */
export const backpressure = defineProperty<Options>({
  options,
  window: ({ during }) => inPhases(during),
  mentions: ({ operation, to, during }) => ({ phases: during, nodes: [to], operations: [operation] }),
  judge(history, options) {
    const { operation, to, during, mostOpen, rejected } = options;
    const calls = readCalls(history).filter(
      ({ name, phase }) => name === operation && during.includes(phase),
    );
    if (calls.length === 0) return inconclusive(`nobody asked for ${operation} ${inPhases(during)}`);
    const requests = readRequests(history).filter((request) => request.to === to);
    const crowd = requests.find((request) => openAt(requests, request.sentMs) > mostOpen);
    if (crowd !== undefined)
      return fail(
        `${openAt(requests, crowd.sentMs)} requests to ${to} were open at once; at most ${mostOpen} are allowed.`,
        [requestStep(crowd, 1)],
      );
    const away = calls.filter(({ status }) => status !== null && rejected.includes(status));
    const served = calls.filter(({ status }) => status !== null && status < 400);
    const figures = [
      { name: 'Served', value: served.length, unit: '' },
      { name: 'Turned away', value: away.length, unit: '' },
    ];
    const flaw = findFlaw({ calls, away, served }, options);
    return flaw === undefined ? pass(figures) : fail(flaw.sentence, callSteps(flaw.call), figures);
  },
});

interface Sorted {
  readonly calls: Calls;
  readonly away: Calls;
  readonly served: Calls;
}

/** A call that shows the problem, if any. */
function findFlaw(
  { calls, away, served }: Sorted,
  { rejected, rejectedWithinMs, servedWithinMs }: Options,
): { readonly sentence: string; readonly call: Calls[number] } | undefined {
  const neither = calls.find((call) => !away.includes(call) && !served.includes(call));
  if (neither !== undefined)
    return {
      sentence: `A call got ${neither.status ?? 'no answer'}: it was neither served nor turned away with ${rejected.join(' or ')}.`,
      call: neither,
    };
  if (served.length === 0) return { sentence: 'No call was served.', call: slowest(calls) };
  if (p99(away) > rejectedWithinMs)
    return {
      sentence: `Calls that are turned away wait ${inMs(p99(away))} for it (p99); at most ${rejectedWithinMs} ms are allowed.`,
      call: slowest(away),
    };
  if (p99(served) > servedWithinMs)
    return {
      sentence: `Calls that are served take ${inMs(p99(served))} (p99); at most ${servedWithinMs} ms are allowed.`,
      call: slowest(served),
    };
  return undefined;
}

const p99 = (calls: Calls): number =>
  quantile(
    calls.map(({ startMs, endMs }) => (endMs ?? Infinity) - startMs),
    0.99,
  );

const openAt = (requests: readonly Request[], atMs: number): number =>
  requests.filter(({ sentMs, endMs }) => sentMs <= atMs && (endMs ?? Infinity) > atMs).length;

type Calls = ReturnType<typeof readCalls>;

const slowest = (calls: Calls): Calls[number] =>
  calls.reduce((one, other) =>
    (other.endMs ?? Infinity) - other.startMs > (one.endMs ?? Infinity) - one.startMs ? other : one,
  );
