import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { fail, sendAll } from './ask.js';
import { demandBound, demandOneEach, demandServed } from './demand-calls.js';
import { nameSchema } from './parameters.js';
import type { Scenario } from './scenario.js';
import type { Situation } from './situation.js';
import {
  behave,
  callsOf,
  drawMarked,
  look,
  mostAtOnce,
  thirdCallsShape,
  type Marked,
} from './third-calls.js';

/** While two callers send many requests at once, at most the allowed number of calls is open at a third party. */
export const thirdBoundSchema = z
  .strictObject({
    probe: z.literal('third-bound'),
    ...thirdCallsShape,
    other: nameSchema,
    /** Requests that each of both sends at once; within any limit. */
    each: z.number().int().min(2).max(30),
    /** Calls that may be open at once, and of one caller. */
    most: z.number().int().min(2).max(30),
    mostOfOne: z.number().int().min(1).max(30),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
type Parameters = z.infer<typeof thirdBoundSchema>;

/** Long enough for all allowed calls to be open at once, even on a busy machine. */
const WORK_MS = 300;

export function* thirdBound(parameters: Parameters, situation: Situation): Scenario {
  const kept = yield* situation.prepare();
  const { each, other, most, mostOfOne, operation } = parameters;
  const one = drawMarked(parameters, situation, each, { kept });
  const two = drawMarked(parameters, situation, each, { kept, caller: other });
  const marked = one.flatMap((first, index) => [first, two[index]].filter((found) => found !== undefined));
  yield* behave(parameters, [[marked, { afterMs: WORK_MS }]]);
  const all = yield* sendAll(marked.map(({ ask }) => ask));
  const sentence = 'Of requests of two callers at once, one within the limit was not served.';
  yield* demandServed(sentence, situation, { operation, marked, all });
  const calls = yield* look(parameters);
  yield* demandOneEach(calls, marked);
  yield* demandBound(calls, most);
  for (const own of [one, two] satisfies Marked[][])
    yield* demandBound(callsOf(calls, own), mostOfOne, ' of one caller');
  const open = mostAtOnce(calls);
  if (open < most)
    yield* fail({
      sentence: `${marked.length} requests of two callers waited, but only ${open} calls were open at once; ${most} may be.`,
    });
}
