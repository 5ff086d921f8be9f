import { z } from 'zod';
import { readCalls, readPhases } from '../calls.js';
import { callSteps } from './describe-requests.js';
import { durationMsSchema, nameSchema } from './fields.js';
import { defineProperty, fail, inconclusive, inMs, pass } from './property.js';

const options = z.strictObject({
  /** Operations that ask whether the service is ready, and whether it lives. */
  ready: nameSchema,
  live: nameSchema,
  /** The phase in which a dependency is unavailable, and the one after it. */
  away: nameSchema,
  back: nameSchema,
  /** How soon readiness follows. */
  withinMs: durationMsSchema.default(1_000),
});
type Options = z.infer<typeof options>;

/** Without its dependency a service is alive but not ready: restarting it would not help. */
export const readinessLiveness = defineProperty<Options>({
  options,
  window: ({ away, back, withinMs }) => `in ${away} and ${back} + ${inMs(withinMs)}`,
  mentions: ({ ready, live, away, back }) => ({ phases: [away, back], nodes: [], operations: [ready, live] }),
  judge(history, { ready, live, away, back, withinMs }) {
    const begins = new Map(readPhases(history).map(({ name, fromMs }) => [name, fromMs]));
    const calls = readCalls(history);
    const settled = calls.filter(({ phase, startMs }) => startMs >= (begins.get(phase) ?? 0) + withinMs);
    const asked = (name: string, phase: string) =>
      settled.filter((call) => call.name === name && call.phase === phase);
    if ([asked(ready, away), asked(ready, back), asked(live, away)].some((list) => list.length === 0))
      return inconclusive('readiness and liveness were not asked in both phases');
    const dead = calls.find(({ name, status }) => name === live && status !== 200);
    if (dead !== undefined)
      return fail(
        `Liveness answered ${dead.status ?? 'nothing'}: the service would be restarted for no reason.`,
        callSteps(dead),
      );
    const wrong =
      asked(ready, away).find(({ status }) => status !== 503) ??
      asked(ready, back).find(({ status }) => status !== 200);
    if (wrong === undefined) return pass();
    const wanted = wrong.phase === away ? 503 : 200;
    return fail(
      `In ${wrong.phase}, readiness answered ${wrong.status ?? 'nothing'}; ${wanted} is right.`,
      callSteps(wrong),
    );
  },
});
