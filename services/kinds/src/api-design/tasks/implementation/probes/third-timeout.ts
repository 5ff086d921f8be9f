import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { answered, demand, differenceOfStatus, fail, sendAll, wait } from './ask.js';
import { demandBound, demandOneEach, demandServed } from './demand-calls.js';
import { differenceOfProblem } from './problem.js';
import type { Part, Recorded, Scenario } from './scenario.js';
import type { Situation } from './situation.js';
import { behave, drawMarked, GRACE_MS, look, thirdCallsShape } from './third-calls.js';

/** A call that takes too long is given up, its request is answered, and its slot is freed. */
export const thirdTimeoutSchema = z
  .strictObject({
    probe: z.literal('third-timeout'),
    ...thirdCallsShape,
    /** How long a call may take, and when its request must be answered at the latest. */
    timeoutMs: z.number().int().min(200).max(3_000),
    answeredWithinMs: z.number().int().min(400).max(4_500),
    /** Calls of one caller that may be open at once. */
    mostOfOne: z.number().int().min(1).max(30),
    status: z.number().int().min(500).max(599).default(504),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
type Parameters = z.infer<typeof thirdTimeoutSchema>;

const HANG_MS = 30_000;
/** Slack for the clocks of two programs. */
const SLACK = 0.85;

export function* thirdTimeout(parameters: Parameters, situation: Situation): Scenario {
  const kept = yield* situation.prepare();
  const { timeoutMs, mostOfOne, status, operation } = parameters;
  const late = { kept, statuses: [status] };
  const inTime = drawMarked(parameters, situation, 1, { kept });
  const hanging = drawMarked(parameters, situation, mostOfOne, late);
  const dripping = drawMarked(parameters, situation, 1, late);
  const after = drawMarked(parameters, situation, mostOfOne, { kept });
  yield* behave(parameters, [
    [inTime, { afterMs: timeoutMs / 2 }],
    [hanging, { afterMs: HANG_MS }],
    [dripping, { piecesOverMs: timeoutMs * 4 }],
    [after, { afterMs: timeoutMs / 10 }],
  ]);
  const first = yield* sendAll(inTime.map(({ ask }) => ask));
  const early = `A call that took ${timeoutMs / 2} of ${timeoutMs} ms was not answered as it should be.`;
  yield* demandServed(early, situation, { operation, marked: inTime, all: first });
  for (const marked of [hanging, dripping]) {
    yield* demandLate(parameters, yield* sendAll(marked.map(({ ask }) => ask)));
    yield* wait(GRACE_MS);
  }
  const all = yield* sendAll(after.map(({ ask }) => ask));
  const stuck = 'After calls that took too long, a caller is not served any more.';
  yield* demandServed(stuck, situation, { operation, marked: after, all });
  const calls = yield* look(parameters);
  yield* demandOneEach(calls, [...inTime, ...hanging, ...dripping, ...after]);
  yield* demandBound(calls, mostOfOne, ' of one caller, those that took too long among them,');
}

function* demandLate(
  { timeoutMs, answeredWithinMs, status }: Parameters,
  all: readonly Recorded[],
): Part<void> {
  for (const recorded of all) {
    const at = yield* answered(recorded);
    const sentence = `A call to the third party took longer than ${timeoutMs} ms.`;
    yield* demand(
      sentence,
      at,
      differenceOfStatus(at) ?? differenceOfProblem(at.response, ['title', 'status']),
    );
    const { tookMs } = at.outcome;
    if (tookMs >= timeoutMs * SLACK && tookMs <= answeredWithinMs) continue;
    yield* fail({
      sentence: `A ${status} came ${tookMs < timeoutMs ? 'before' : 'long after'} the ${timeoutMs} ms that a call may take.`,
      at,
      difference: {
        where: 'time',
        expected: `${timeoutMs} to ${answeredWithinMs} ms`,
        actual: `${Math.round(tookMs)} ms`,
      },
    });
  }
}
