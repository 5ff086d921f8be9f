import { answered, attempt, demand, differenceOfStatus, fail, perform } from './ask.js';
import { errorCases, type ErrorCase } from './error-cases.js';
import type { ErrorsParameters } from './errors-parameters.js';
import { differenceOfProblem, findStackTrace } from './problem.js';
import type { Part, Scenario } from './scenario.js';
import type { Situation } from './situation.js';

export function* errors(parameters: ErrorsParameters, situation: Situation): Scenario {
  const kept = yield* situation.prepare();
  for (const each of errorCases(parameters, situation, kept)) {
    yield* judgeCase(each, parameters);
    if (each.thenAlive)
      yield* perform(
        situation.operation(parameters.operation),
        situation.renew(kept),
        'After a body that is too large, the service no longer answers as before.',
      );
  }
}

function* judgeCase(each: ErrorCase, { problem, members }: ErrorsParameters): Part<void> {
  const recorded = yield* attempt(each.ask);
  // A service may close the connection on a body that it will not read.
  if (each.mayHangUp && 'failure' in recorded.outcome && recorded.outcome.failure === 'broken-off') return;
  const at = yield* answered(recorded);
  yield* demand(`${each.what} got the wrong status.`, at, differenceOfStatus(at));
  const trace = findStackTrace(at.response);
  if (trace !== undefined)
    yield* fail({
      sentence: `The answer to ${each.lower} shows a stack trace.`,
      at,
      difference: { where: 'body', expected: 'no stack trace', actual: trace },
    });
  if (problem)
    yield* demand(
      `The answer to ${each.lower} is not a valid problem document.`,
      at,
      differenceOfProblem(at.response, members),
    );
  yield* demand(`The answer to ${each.lower} lacks Allow.`, at, each.differenceOf(at.response));
}
