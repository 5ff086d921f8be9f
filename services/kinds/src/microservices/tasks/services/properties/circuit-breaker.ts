import { z } from 'zod';
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
  judge(history, { to, operation, outage, healed, opensWithinMs, probesPerSecond, fastMs, closesWithinMs }) {
    const phase = readPhases(history).find(({ name }) => name === outage);
    const calls = readCalls(history).filter(({ name }) => name === operation);
    if (phase === undefined) return inconclusive(`there was no ${outage}`);
    const openMs = phase.fromMs + opensWithinMs;
    const probes = readRequests(history).filter(
      (request) => request.to === to && request.sentMs >= openMs && request.sentMs < phase.toMs,
    );
    const allowed = Math.ceil((probesPerSecond * (phase.toMs - openMs)) / 1_000);
    const during = calls.filter(({ startMs }) => startMs >= openMs && startMs < phase.toMs);
    const after = calls.filter(
      (call) => call.phase === healed && isAfter(history, healed, call.startMs, closesWithinMs),
    );
    if (during.length === 0 || after.length === 0) return inconclusive('too few calls to see the breaker');
    const meanMs = mean(during.map(({ startMs, endMs }) => (endMs ?? phase.toMs) - startMs));
    const figures = [
      { name: `Requests to ${to} while open`, value: probes.length, unit: '' },
      { name: 'Mean answer while open', value: Math.round(meanMs), unit: 'ms' },
    ];
    if (probes.length > allowed)
      return fail(
        `${probes.length} requests reached ${to} after it had failed for ${inMs(opensWithinMs)}; an open breaker sends at most ${allowed}.`,
        probes.slice(0, 5).map((request, index) => requestStep(request, index + 1)),
        figures,
      );
    const slowest = during.reduce((one, other) => (lasted(other) > lasted(one) ? other : one));
    if (meanMs > fastMs)
      return fail(
        `Calls take ${inMs(meanMs)} on average while the breaker should be open; they must fail within ${fastMs} ms.`,
        callSteps(slowest),
        figures,
      );
    const well = after.filter(({ status }) => status !== null && status < 500);
    if (well.length < RECOVERED * after.length)
      return fail(
        `${inPercent(well.length / after.length)} of the calls succeed ${inMs(closesWithinMs)} after ${to} is well again: the breaker doesn't close.`,
        callSteps(after.find((call) => !well.includes(call)) ?? slowest),
        figures,
      );
    return pass(figures);
  },
});

const lasted = ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number | null }): number =>
  (endMs ?? Infinity) - startMs;

const isAfter = (
  history: Parameters<typeof readPhases>[0],
  name: string,
  atMs: number,
  ms: number,
): boolean => readPhases(history).some((phase) => phase.name === name && atMs >= phase.fromMs + ms);
