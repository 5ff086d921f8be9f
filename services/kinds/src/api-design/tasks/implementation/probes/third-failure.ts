import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { answered, demand, differenceOfStatus, sendAll } from './ask.js';
import { demandOneEach, demandServed } from './demand-calls.js';
import { statusesSchema } from './parameters.js';
import { differenceOfProblem } from './problem.js';
import type { Part, Scenario } from './scenario.js';
import type { Situation } from './situation.js';
import { behave, drawMarked, look, thirdCallsShape, type Marked } from './third-calls.js';

/** The service distinguishes a third party that fails, redirects or breaks off from its own faults. */
export const thirdFailureSchema = z
  .strictObject({
    probe: z.literal('third-failure'),
    ...thirdCallsShape,
    /** Answers of the third party that are failures, redirects among them; a broken connection is one, too. */
    failures: statusesSchema,
    /** The number of requests that meet each. */
    each: z.number().int().min(1).max(10).default(2),
    status: z.number().int().min(500).max(599).default(502),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
type Parameters = z.infer<typeof thirdFailureSchema>;

const BROKEN = [
  ['head', 'broke off the connection'],
  ['body', 'broke off within its answer'],
] as const;

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

export function* thirdFailure(parameters: Parameters, situation: Situation): Scenario {
  const kept = yield* situation.prepare();
  const { failures, each, status, operation } = parameters;
  const wanted = { kept, statuses: [status] };
  // Where a redirect leads, the third party answers well.
  const elsewhere = String(situation.renew(kept).get(parameters.mark));
  const failing = failures.map((failure) => ({
    what: `answered ${failure}`,
    marked: drawMarked(parameters, situation, each, wanted),
    how: { status: failure, ...(isRedirect(failure) && { movedTo: elsewhere }) },
  }));
  const broken = BROKEN.map(([breaksOff, what]) => ({
    what,
    marked: drawMarked(parameters, situation, each, wanted),
    how: { breaksOff },
  }));
  yield* behave(
    parameters,
    [...failing, ...broken].map(({ marked, how }) => [marked, how] as const),
  );
  for (const { what, marked } of [...failing, ...broken]) yield* demandFailure(what, marked);
  const marked = drawMarked(parameters, situation, 1, { kept });
  const all = yield* sendAll(marked.map(({ ask }) => ask));
  const sentence = 'After failures of the third party, a request that it would answer is not served.';
  yield* demandServed(sentence, situation, { operation, marked, all });
  // Broken calls are not counted: the clients of Go, Java and Ruby retry by themselves, as often as they have
  // kept connections, and that can't be distinguished from the service's own retries.
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
