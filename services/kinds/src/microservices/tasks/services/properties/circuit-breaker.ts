import { z } from 'zod';
import type { History } from '../../../history/history.js';
import { readCalls, readPhases, readRequests } from '../calls.js';
import { callSteps, requestStep } from './describe-requests.js';
import { durationMsSchema, nameSchema } from './fields.js';
import { fail, inconclusive, inMs, inPercent, mean, pass, defineProperty } from './property.js';

const options = z.strictObject({
  to: nameSchema,
  operation: nameSchema,
  /** The phase in which every request to the dependency fails. */
  outage: nameSchema,
  /** The phase after it, in which the dependency is well again. */
  healed: nameSchema,
  opensWithinMs: durationMsSchema,
  /** Requests per second that an open breaker may send to see whether the dependency is back. */
  probesPerSecond: z.number().min(1).max(10).default(10),
  /** The mean time of an answer while it is open. */
  fastMs: durationMsSchema.default(100),
  closesWithinMs: durationMsSchema,
});
type Options = z.infer<typeof options>;

const RECOVERED = 0.95;

/** Opens soon, asks a few times whether the dependency is back, fails fast meanwhile, and closes again. */
export const circuitBreaker = defineProperty<Options>({
  options,
  window: ({ outage, opensWithinMs, healed, closesWithinMs }) =>
    `in ${outage} + ${inMs(opensWithinMs)}, and in ${healed} + ${inMs(closesWithinMs)}`,
  mentions: ({ to, operation, outage, healed }) => ({
    phases: [outage, healed],
    nodes: [to],
    operations: [operation],
  }),
  judge(history, options) {
    const seen = observe(history, options);
    if (seen === undefined || seen.open.length === 0 || seen.healed.length === 0)
      return inconclusive('too few calls to see the breaker');
    const { open, healed, probes, allowed, meanMs } = seen;
    const { to, fastMs, opensWithinMs, closesWithinMs } = options;
    const figures = [
      { name: `Requests to ${to} while open`, value: probes.length, unit: '' },
      { name: 'Mean answer while open', value: Math.round(meanMs), unit: 'ms' },
    ];
    const slowest = open.reduce((one, other) => (lasted(other) > lasted(one) ? other : one));
    if (probes.length > allowed)
      return fail(
        `${probes.length} requests reached ${to} after it had failed for ${inMs(opensWithinMs)}; an open breaker sends at most ${allowed}.`,
        probes.slice(0, 5).map((request, index) => requestStep(request, index + 1)),
        figures,
      );
    if (meanMs > fastMs)
      return fail(
        `Calls take ${inMs(meanMs)} on average while the breaker should be open; they must fail within ${fastMs} ms.`,
        callSteps(slowest),
        figures,
      );
    const failed = healed.filter(({ status }) => status === null || status >= 500);
    if (failed[0] === undefined || failed.length <= (1 - RECOVERED) * healed.length) return pass(figures);
    return fail(
      `${inPercent(1 - failed.length / healed.length)} of the calls succeed ${inMs(closesWithinMs)} after ${to} is well again: the breaker doesn't close.`,
      callSteps(failed[0]),
      figures,
    );
  },
});

/** Calls and requests while the breaker should be open, and calls once it should be closed again. */
function observe(history: History, options: Options) {
  const { to, operation, outage, healed, opensWithinMs, closesWithinMs, probesPerSecond } = options;
  const phases = readPhases(history);
  const failing = phases.find(({ name }) => name === outage);
  const well = phases.find(({ name }) => name === healed);
  if (failing === undefined || well === undefined) return undefined;
  const openMs = failing.fromMs + opensWithinMs;
  const isOpen = (atMs: number): boolean => atMs >= openMs && atMs < failing.toMs;
  const calls = readCalls(history).filter(({ name }) => name === operation);
  const open = calls.filter(({ startMs }) => isOpen(startMs));
  return {
    open,
    healed: calls.filter(({ phase, startMs }) => phase === healed && startMs >= well.fromMs + closesWithinMs),
    probes: readRequests(history).filter((request) => request.to === to && isOpen(request.sentMs)),
    allowed: Math.ceil((probesPerSecond * (failing.toMs - openMs)) / 1_000),
    meanMs: mean(open.map(({ startMs, endMs }) => (endMs ?? failing.toMs) - startMs)),
  };
}

const lasted = ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number | null }): number =>
  (endMs ?? Infinity) - startMs;
