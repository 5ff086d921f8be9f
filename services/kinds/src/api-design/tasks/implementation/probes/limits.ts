import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { headerOf } from '../../../exchanges/judge-answer.js';
import { answered, askFor, demand, differenceOfStatus, fail, perform, sendAll, wait } from './ask.js';
import { nameSchema, probeShape } from './parameters.js';
import { differenceOfProblem } from './problem.js';
import type { Answered, Part, Scenario } from './scenario.js';
import type { Situation } from './situation.js';

/** Each caller has so many requests in a time; who has used them is told when to come again. */
export const limitsSchema = z
  .strictObject({
    probe: z.literal('limits'),
    ...probeShape,
    operation: nameSchema,
    /** Another caller, whom the limit of the first does not touch. */
    other: nameSchema.optional(),
    /** Requests that a caller has in a window. */
    requests: z.number().int().min(1).max(100),
    windowMs: z.number().int().min(500).max(10_000),
    /** 429 is a problem document. */
    problem: z.boolean().default(true),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
type Parameters = z.infer<typeof limitsSchema>;

const LIMITED = 429;
const TOGETHER = 10;
const SLACK_MS = 250;

export function* limits(parameters: Parameters, situation: Situation): Scenario {
  const kept = yield* situation.prepare();
  // What came before has used some of the limit.
  yield* wait(parameters.windowMs + SLACK_MS);
  const refused = yield* useUp(parameters, situation, kept);
  const seconds = yield* demandRetryAfter(parameters, refused);
  if (parameters.problem)
    yield* demand(
      'The 429 is not a valid problem document.',
      refused,
      differenceOfProblem(refused.response, []),
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
}

type Kept = ReadonlyMap<string, unknown>;

/** Sends until the limit answers. A window may end in between, and what came late is in the next. */
function* useUp(parameters: Parameters, situation: Situation, kept: Kept): Part<Answered> {
  const { requests, windowMs } = parameters;
  const step = situation.operation(parameters.operation);
  const ask = askFor(step, situation.renew(kept));
  let passed = 0;
  let beganMs: number | undefined;
  for (;;) {
    const asks = Array.from({ length: TOGETHER }, () =>
      askFor(step, situation.renew(kept), [...ask.statuses, LIMITED]),
    );
    const all = yield* sendAll(asks);
    beganMs ??= Math.min(...all.map(({ outcome }) => outcome.atMs));
    let refused: Answered | undefined;
    for (const recorded of all) {
      const at = yield* answered(recorded);
      yield* demand('A request got neither a success nor 429.', at, differenceOfStatus(at));
      if (at.response.status === LIMITED) refused ??= at;
      else passed += 1;
    }
    if (refused !== undefined) return yield* demandEnough(refused, passed, requests);
    const endMs = Math.max(...all.map(({ outcome }) => outcome.atMs + outcome.tookMs));
    const most = requests * (Math.floor((endMs - beganMs) / windowMs) + 2) + TOGETHER;
    const last = all.at(-1);
    if (passed > most && last !== undefined)
      yield* fail({
        sentence: `${passed} requests passed, where a caller has ${requests} in ${windowMs} ms.`,
        at: last,
        difference: { where: 'status', expected: String(LIMITED), actual: 'no limit' },
      });
  }
}

function* demandEnough(refused: Answered, passed: number, requests: number): Part<Answered> {
  if (passed >= requests) return refused;
  return yield* fail({
    sentence: `Only ${passed} requests passed, where a caller has ${requests}.`,
    at: refused,
    difference: { where: 'status', expected: `${requests} requests that pass`, actual: `${passed} that do` },
  });
}

/** Whole seconds until the caller may come again. */
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
