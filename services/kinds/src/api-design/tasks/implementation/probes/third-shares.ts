import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import type { StubCall } from '../../../../stubs/controlled-stub.js';
import { fail, sendAll, statusesOf } from './ask.js';
import { demandBound, demandOneEach, demandServed } from './demand-calls.js';
import { nameSchema } from './parameters.js';
import type { Part, Recorded, Scenario } from './scenario.js';
import type { Situation } from './situation.js';
import { behave, callsOf, drawMarked, look, thirdCallsShape, type Marked } from './third-calls.js';

/**
 * While one caller's calls hang and more of its requests wait, others get free slots at once, and freed slots as
 * soon as they are freed.
 */
export const thirdSharesSchema = z
  .strictObject({
    probe: z.literal('third-shares'),
    ...thirdCallsShape,
    /** A caller whose calls take all the room that the first one leaves. */
    other: nameSchema,
    /** A caller whose request waits until one of those ends. */
    last: nameSchema,
    /** Requests of the first caller, all of which hang; within any limit. */
    each: z.number().int().min(2).max(30),
    mostOfOne: z.number().int().min(1).max(30),
    /** Calls for which there is room beside those of the first caller. */
    free: z.number().int().min(1).max(10),
    /** The status of a call that took too long. */
    late: z.number().int().min(500).max(599).default(504),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
type Parameters = z.infer<typeof thirdSharesSchema>;

const HANG_MS = 30_000;
/** When the others arrive, and how long the one call that ends takes. All of it before a hanging call is given up. */
const OTHER_AFTER_MS = 50;
const WORK_MS = 250;
const LAST_AFTER_MS = 120;

export function* thirdShares(parameters: Parameters, situation: Situation): Scenario {
  const kept = yield* situation.prepare();
  const { operation, other, last, each, free, mostOfOne, late } = parameters;
  const statuses = [...statusesOf(situation.operation(operation)), late];
  const asOther = { kept, caller: other, afterMs: OTHER_AFTER_MS };
  const hanging = drawMarked(parameters, situation, each, { kept, statuses });
  const ending = drawMarked(parameters, situation, 1, asOther);
  const staying = drawMarked(parameters, situation, free - 1, { ...asOther, statuses });
  const waiting = drawMarked(parameters, situation, 1, { kept, caller: last, afterMs: LAST_AFTER_MS });
  yield* behave(parameters, [
    [[...hanging, ...staying], { afterMs: HANG_MS }],
    [ending, { afterMs: WORK_MS }],
  ]);
  const marked = [...hanging, ...ending, ...staying, ...waiting];
  const all = yield* sendAll(marked.map(({ ask }) => ask));
  const answerOf = (one: Marked): Recorded | undefined => all[marked.indexOf(one)];
  const served = [...ending, ...waiting];
  yield* demandServed('While calls of one caller hang, another one was not served.', situation, {
    operation,
    marked: served,
    all: served.flatMap((one) => answerOf(one) ?? []),
  });
  const calls = yield* look(parameters);
  yield* demandBound(callsOf(calls, hanging), mostOfOne, ' of one caller');
  yield* demandBound(calls, mostOfOne + free);
  yield* demandOneEach(calls, [...ending, ...staying, ...waiting]);
  const givenUpMs = Math.min(...endsOf(callsOf(calls, [...hanging, ...staying])));
  yield* demandBegun(callsOf(calls, [...ending, ...staying]), givenUpMs, 'there is room for its call');
  // A service that gives up before the other call ends has freed a slot itself.
  if (Math.max(...endsOf(callsOf(calls, ending))) < givenUpMs)
    yield* demandBegun(callsOf(calls, waiting), givenUpMs, 'the end of another call left room for its own');
}

const endsOf = (calls: readonly StubCall[]): number[] => calls.map(({ toMs = Infinity }) => toMs);

/** The calls must have begun before any hanging call was given up: they did not wait for one. */
function* demandBegun(calls: readonly StubCall[], givenUpMs: number, why: string): Part<void> {
  const latest = Math.max(...calls.map(({ fromMs }) => fromMs));
  if (latest < givenUpMs) return;
  yield* fail({
    sentence: `While calls of one caller hang, another one waits until one of them is given up, although ${why}.`,
  });
}
