import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { headerOf } from '../../../exchanges/judge-answer.js';
import { askFor, demand, differenceOfStatus, fail, send, statusesOf, wait } from './ask.js';
import { nameSchema, probeShape } from './parameters.js';
import type { Answered, Part, Scenario } from './scenario.js';
import type { Situation } from './situation.js';
import { LIMITED, useUp } from './use-up.js';

/** Retry-After is the time until the caller's next request passes, in seconds, rounded up. */
export const retryAfterSchema = z
  .strictObject({
    probe: z.literal('retry-after'),
    ...probeShape,
    operation: nameSchema,
    requests: z.number().int().min(1).max(100),
    windowMs: z.number().int().min(500).max(10_000),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
type Parameters = z.infer<typeof retryAfterSchema>;

/** Often enough that a limit which counts rejected requests never ends. */
const everyMs = ({ windowMs, requests }: Parameters): number => Math.max(windowMs / (2 * requests), 50);
/** Between the service's decision and its arrival at the client. */
const SLACK_MS = 250;

interface LimitedAnswer {
  readonly at: Answered;
  readonly seconds: number;
}

/** Retries until a request passes. By then each `Retry-After` has proved right or wrong. */
export function* retryAfter(parameters: Parameters, situation: Situation): Scenario {
  const kept = yield* situation.prepare();
  const step = situation.operation(parameters.operation);
  const first = yield* useUp(parameters, situation, kept);
  const limitedAnswers = [{ at: first, seconds: yield* secondsOf(first) }];
  const tries = Math.ceil((parameters.windowMs + 1_000) / everyMs(parameters)) + 1;
  for (let tried = 0; tried < tries; tried += 1) {
    yield* wait(everyMs(parameters));
    const at = yield* send(askFor(step, situation.renew(kept), [...statusesOf(step), LIMITED]));
    yield* demand('A request got neither a success nor 429.', at, differenceOfStatus(at));
    if (at.response.status !== LIMITED) return yield* demandNoneTooLong(limitedAnswers, at);
    yield* demandNoneTooShort(limitedAnswers, at);
    limitedAnswers.push({ at, seconds: yield* secondsOf(at) });
  }
  yield* fail({
    sentence: `A caller is still limited ${parameters.windowMs} ms after the limit was used up.`,
    at: limitedAnswers.at(-1)?.at ?? first,
    difference: { where: 'status', expected: statusesOf(step).join(' or '), actual: String(LIMITED) },
  });
}

function* secondsOf(at: Answered): Part<number> {
  const value = headerOf(at.response, 'retry-after');
  if (value !== undefined && /^\d{1,6}$/.test(value)) return Number(value);
  const difference = {
    where: 'header Retry-After',
    expected: 'whole seconds',
    actual: value ?? 'no such header',
  };
  return yield* fail({ sentence: 'A 429 has no valid Retry-After header.', at, difference });
}

const sentAt = ({ outcome }: Answered): number => outcome.atMs;
const receivedAt = ({ outcome }: Answered): number => outcome.atMs + outcome.tookMs;

/** Limited although an earlier Retry-After has passed. */
function* demandNoneTooShort(limitedAnswers: readonly LimitedAnswer[], limited: Answered): Part<void> {
  const broken = limitedAnswers.find(
    ({ at, seconds }) => sentAt(limited) > receivedAt(at) + seconds * 1_000 + SLACK_MS,
  );
  if (broken === undefined) return;
  const waited = Math.round(sentAt(limited) - receivedAt(broken.at));
  yield* fail({
    sentence: `Retry-After was ${broken.seconds}, but a request ${waited} ms later was refused.`,
    at: limited,
    difference: { where: 'status', expected: 'a request that passes', actual: String(LIMITED) },
  });
}

/** Accepted before Retry-After has passed, by more than the rounding. */
function* demandNoneTooLong(limitedAnswers: readonly LimitedAnswer[], accepted: Answered): Part<void> {
  const broken = limitedAnswers.find(
    ({ at, seconds }) => receivedAt(accepted) - sentAt(at) + SLACK_MS < (seconds - 1) * 1_000,
  );
  if (broken === undefined) return;
  const waited = Math.round(receivedAt(accepted) - sentAt(broken.at));
  yield* fail({
    sentence: `Retry-After was ${broken.seconds}, but a request ${waited} ms later passed.`,
    at: broken.at,
    difference: {
      where: 'header Retry-After',
      expected: `at most ${Math.ceil(waited / 1_000)}`,
      actual: String(broken.seconds),
    },
  });
}
