import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { headerOf } from '../../../exchanges/judge-answer.js';
import { answered, askFor, demand, differenceOfStatus, fail, perform, sendAll, wait } from './ask.js';
import { nameSchema, probeShape } from './parameters.js';
import { differenceOfProblem } from './problem.js';
import type { Answered, Part, Scenario } from './scenario.js';
import type { Situation } from './situation.js';
import { useUp } from './use-up.js';

/** Each caller has a limit of requests in a window; the answer beyond it says when to try again. */
export const limitsSchema = z
  .strictObject({
    probe: z.literal('limits'),
    ...probeShape,
    operation: nameSchema,
    /** Another caller, whom the limit of the first must not affect. */
    other: nameSchema.optional(),
    /** Requests that a caller has in a window. */
    requests: z.number().int().min(1).max(100),
    windowMs: z.number().int().min(500).max(10_000),
    /** Requests that are sent together until the limit answers. */
    atOnce: z.number().int().min(1).max(100).default(10),
    /** 429 is a problem document. */
    problem: z.boolean().default(true),
    /** After a window without requests, all of them pass at once. */
    renews: z.boolean().default(false),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
type Parameters = z.infer<typeof limitsSchema>;

const SLACK_MS = 250;

export function* limits(parameters: Parameters, situation: Situation): Scenario {
  const kept = yield* situation.prepare();
  // Earlier requests have used some of the limit.
  yield* wait(parameters.windowMs + SLACK_MS);
  const limited = yield* useUp(parameters, situation, kept);
  const seconds = yield* demandRetryAfter(parameters, limited);
  if (parameters.problem)
    yield* demand(
      'The 429 is not a valid problem document.',
      limited,
      differenceOfProblem(limited.response, []),
    );
  const step = situation.operation(parameters.operation);
  const token = parameters.other === undefined ? undefined : situation.tokens.get(parameters.other);
  if (token !== undefined)
    yield* perform(
      step,
      situation.renew(new Map(kept).set('caller', token)),
      "One caller's limit blocked another caller.",
    );
  yield* wait(seconds * 1_000 + SLACK_MS);
  yield* perform(step, situation.renew(kept), 'After waiting for Retry-After, the caller is still limited.');
  if (parameters.renews) yield* demandAllAgain(parameters, situation, kept);
}

function* demandAllAgain(
  { operation, requests, windowMs }: Parameters,
  situation: Situation,
  kept: ReadonlyMap<string, unknown>,
): Part<void> {
  yield* wait(windowMs + SLACK_MS);
  const step = situation.operation(operation);
  const all = yield* sendAll(Array.from({ length: requests }, () => askFor(step, situation.renew(kept))));
  for (const recorded of all) {
    const at = yield* answered(recorded);
    yield* demand(
      `After ${windowMs} ms without a request, a caller does not have ${requests} requests again.`,
      at,
      differenceOfStatus(at),
    );
  }
}

/** Whole seconds until the caller may try again. */
function* demandRetryAfter({ windowMs }: Parameters, at: Answered): Part<number> {
  const value = headerOf(at.response, 'retry-after') ?? '';
  const most = Math.ceil(windowMs / 1_000) + 1;
  const date = headerOf(at.response, 'date');
  const seconds = /^\d{1,6}$/.test(value)
    ? Number(value)
    : Math.ceil((Date.parse(value) - Date.parse(date ?? '')) / 1_000);
  if (seconds >= 0 && seconds <= most) return seconds;
  return yield* fail({
    sentence: 'The Retry-After header of the 429 is missing or wrong.',
    at,
    difference: {
      where: 'header Retry-After',
      expected: `seconds up to ${most}, or a date`,
      actual: value === '' ? 'no such header' : value,
    },
  });
}
