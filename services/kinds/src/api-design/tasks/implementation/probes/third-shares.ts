import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { fail, sendAll, statusesOf } from './ask.js';
import { demandBound, demandServed } from './demand-calls.js';
import { nameSchema } from './parameters.js';
import type { Scenario } from './scenario.js';
import type { Situation } from './situation.js';
import { behave, callsOf, drawMarked, look, thirdCallsShape } from './third-calls.js';

/** While all calls of one caller hang, another one still gets through at once. */
export const thirdSharesSchema = z
  .strictObject({
    probe: z.literal('third-shares'),
    ...thirdCallsShape,
    other: nameSchema,
    /** Requests of the first caller, all of which hang; within any limit. */
    each: z.number().int().min(2).max(30),
    mostOfOne: z.number().int().min(1).max(30),
    /** Requests of the other one, for which there is room at once. */
    free: z.number().int().min(1).max(10),
    servedWithinMs: z.number().int().min(500).max(5_000),
    /** The status of a call that took too long. */
    late: z.number().int().min(500).max(599).default(504),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
type Parameters = z.infer<typeof thirdSharesSchema>;

const HANG_MS = 30_000;
const LATER_MS = 300;

export function* thirdShares(parameters: Parameters, situation: Situation): Scenario {
  const kept = yield* situation.prepare();
  const { operation, other, each, free, mostOfOne, servedWithinMs, late } = parameters;
  const statuses = [...statusesOf(situation.operation(operation)), late];
  const hanging = drawMarked(parameters, situation, each, { kept, statuses });
  const polite = drawMarked(parameters, situation, free, { kept, caller: other, afterMs: LATER_MS });
  yield* behave(parameters, [[hanging, { afterMs: HANG_MS }]]);
  const all = yield* sendAll([...hanging, ...polite].map(({ ask }) => ask));
  const served = yield* demandServed(
    'While calls of one caller hang, another one was not served.',
    situation,
    { operation, marked: polite, all: all.slice(hanging.length) },
  );
  const calls = yield* look(parameters);
  yield* demandBound(callsOf(calls, hanging), mostOfOne, ' of one caller');
  const slowest = served.find(({ outcome }) => outcome.tookMs > servedWithinMs);
  if (slowest !== undefined)
    yield* fail({
      sentence: 'While calls of one caller hang, another one waits although there is room for its call.',
      at: slowest,
      difference: {
        where: 'time',
        expected: `at most ${servedWithinMs} ms`,
        actual: `${Math.round(slowest.outcome.tookMs)} ms`,
      },
    });
}
