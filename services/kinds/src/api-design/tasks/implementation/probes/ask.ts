import { buildRequest } from '../../../exchanges/build-request.js';
import type { Values } from '../../../exchanges/draw-values.js';
import { judgeAnswer } from '../../../exchanges/judge-answer.js';
import { keepValues } from '../../../exchanges/keep-values.js';
import type { Difference } from '../../../exchanges/match-json.js';
import type { Step } from '../../../exchanges/step.js';
import type { Answered, Ask, Finding, Part, Recorded } from './scenario.js';

/** Statuses that a step expects. */
export const statusesOf = ({ expect }: Pick<Step, 'expect'>): readonly number[] => [expect.status].flat();

/** The request of an operation; `statuses` when others than its own are expected. */
export const askFor = (step: Step, values: Values, statuses = statusesOf(step)): Ask => ({
  request: buildRequest(step, values),
  statuses,
});

/** Ends the scenario with a finding about the service. */
export function* fail(finding: Finding): Part<never> {
  yield { do: 'fail', finding };
  throw new Error('a scenario went on after a finding');
}

/** Sends requests at once. */
export function* sendAll(asks: readonly Ask[]): Part<readonly Recorded[]> {
  const { answers } = yield { do: 'send', asks };
  return answers;
}

/** The outcome of one of the requests that were sent at once. */
export function recordedAt(all: readonly Recorded[], index: number): Recorded {
  const recorded = all[index];
  if (recorded === undefined) throw new Error('a request was not sent');
  return recorded;
}

/** Sends one request, answered or not. */
export function* attempt(ask: Ask): Part<Recorded> {
  return recordedAt(yield* sendAll([ask]), 0);
}

/** The answer to a request. Without one the scenario ends. */
export function* answered(recorded: Recorded): Part<Answered> {
  const { outcome } = recorded;
  if ('response' in outcome) return { ...recorded, response: outcome.response };
  return yield* fail({ sentence: 'A request got no answer.', at: recorded });
}

/** Sends one request, which must be answered. */
export function* send(ask: Ask): Part<Answered> {
  return yield* answered(yield* attempt(ask));
}

export function* wait(ms: number): Part<void> {
  yield { do: 'wait', ms };
}

/** Ends the scenario where there is a difference. */
export function* demand(sentence: string, at: Recorded, difference: Difference | undefined): Part<void> {
  if (difference !== undefined) yield* fail({ sentence, at, difference });
}

/** The difference of a status from those that are expected. */
export function differenceOfStatus(at: Answered, statuses = at.statuses): Difference | undefined {
  const { status } = at.response;
  if (statuses.includes(status)) return undefined;
  return { where: 'status', expected: statuses.join(' or '), actual: String(status) };
}

/** Plays an operation whose answer must be as expected; adds kept values of the answer to `values`. */
export function* perform(step: Step, values: Map<string, unknown>, sentence: string): Part<Answered> {
  const at = yield* send(askFor(step, values));
  yield* demand(
    sentence,
    at,
    judgeAnswer(step.expect, at.response, values) ?? keepValues(step, at.response, values),
  );
  return at;
}
