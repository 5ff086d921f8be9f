import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { answered, demand, differenceOfStatus, sendAll } from './ask.js';
import { demandOneEach, demandServed } from './demand-calls.js';
import { statusesSchema } from './parameters.js';
import { differenceOfProblem } from './problem.js';
import type { Part, Scenario } from './scenario.js';
import type { Situation } from './situation.js';
import { behave, drawMarked, look, thirdCallsShape, type Marked } from './third-calls.js';

/** A third party that fails is told from a fault of the service's own. */
export const thirdFailureSchema = z
  .strictObject({
    probe: z.literal('third-failure'),
    ...thirdCallsShape,
    /** Answers of the third party that are failures; a broken connection is one, too. */
    failures: statusesSchema,
    /** How many requests meet each. */
    each: z.number().int().min(1).max(10).default(2),
    status: z.number().int().min(500).max(599).default(502),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
type Parameters = z.infer<typeof thirdFailureSchema>;

export function* thirdFailure(parameters: Parameters, situation: Situation): Scenario {
  const kept = yield* situation.prepare();
  const { failures, each, status, operation } = parameters;
  const wanted = { kept, statuses: [status] };
  const failing = failures.map((failure) => ({
    what: `answered ${failure}`,
    marked: drawMarked(parameters, situation, each, wanted),
    how: { status: failure },
  }));
  const broken = {
    what: 'broke off the connection',
    marked: drawMarked(parameters, situation, each, wanted),
    how: { breaksOff: true },
  };
  yield* behave(
    parameters,
    [...failing, broken].map(({ marked, how }) => [marked, how] as const),
  );
  for (const { what, marked } of [...failing, broken]) yield* demandFailure(what, marked);
  const marked = drawMarked(parameters, situation, 1, { kept });
  const all = yield* sendAll(marked.map(({ ask }) => ask));
  const sentence = 'After failures of the third party, a request that it would answer is not served.';
  yield* demandServed(sentence, situation, { operation, marked, all });
  // Clients of some languages ask again by themselves when a connection breaks.
  yield* demandOneEach(
    yield* look(parameters),
    failing.flatMap((one) => one.marked),
  );
}

function* demandFailure(what: string, marked: readonly Marked[]): Part<void> {
  for (const { ask } of marked) {
    for (const recorded of yield* sendAll([ask])) {
      const at = yield* answered(recorded);
      const difference = differenceOfStatus(at) ?? differenceOfProblem(at.response, ['title', 'status']);
      yield* demand(`The third party ${what}.`, at, difference);
    }
  }
}
