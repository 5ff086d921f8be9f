import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { headerOf } from '../../../exchanges/judge-answer.js';
import type { Step } from '../../../exchanges/step.js';
import { answered, askFor, demand, differenceOfStatus, fail, send, sendAll, statusesOf } from './ask.js';
import { nameSchema, probeShape } from './parameters.js';
import type { Answered, Ask, Part, Recorded, Scenario } from './scenario.js';
import type { Situation } from './situation.js';
import { LIMITED } from './use-up.js';

/** `RateLimit-Policy` names the limit, and `RateLimit` how many more requests pass now. */
export const limitFieldsSchema = z
  .strictObject({
    probe: z.literal('limit-fields'),
    ...probeShape,
    operation: nameSchema,
    requests: z.number().int().min(6).max(100),
    windowMs: z.number().int().min(500).max(10_000),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
type Parameters = z.infer<typeof limitFieldsSchema>;

/** Requests that are sent singly before all that RateLimit promises are sent at once. */
const ONE_BY_ONE = 4;

export function* limitFields(parameters: Parameters, situation: Situation): Scenario {
  const kept = yield* situation.prepare();
  const { requests } = parameters;
  const step = situation.operation(parameters.operation);
  let remaining = requests;
  for (let sent = 1; sent <= ONE_BY_ONE; sent += 1) {
    const at = yield* send(askFor(step, situation.renew(kept)));
    yield* demand('A request within the limit failed.', at, differenceOfStatus(at));
    yield* demandPolicy(parameters, at);
    remaining = yield* remainingOf(at);
    // Used requests may be renewed gradually or all at once; a window may end before the answer leaves.
    yield* demandRange(at, remaining, { least: requests - sent, most: requests });
  }
  const all = yield* sendAll(Array.from({ length: remaining }, () => askFor(step, situation.renew(kept))));
  for (const recorded of all) {
    const at = yield* answered(recorded);
    const sentence = `RateLimit said that ${remaining} more requests pass; not all of them did.`;
    yield* demand(sentence, at, differenceOfStatus(at));
  }
  const limited = yield* untilLimited(step, situation, kept, requests);
  yield* demandPolicy(parameters, limited);
  yield* demandRange(limited, yield* remainingOf(limited), { least: 0, most: 0 });
}

/** Sends requests until one is limited. */
function* untilLimited(
  step: Step,
  situation: Situation,
  kept: ReadonlyMap<string, unknown>,
  requests: number,
): Part<Answered> {
  const asks = (): Ask[] =>
    Array.from({ length: requests }, () =>
      askFor(step, situation.renew(kept), [...statusesOf(step), LIMITED]),
    );
  let last: Recorded | undefined;
  for (let tried = 0; tried < 3; tried += 1) {
    for (const recorded of yield* sendAll(asks())) {
      const at = yield* answered(recorded);
      if (at.response.status === LIMITED) return at;
      last = at;
    }
  }
  return yield* fail({
    sentence: 'A caller who asks far too much is not refused.',
    ...(last && { at: last }),
    difference: { where: 'status', expected: String(LIMITED), actual: 'no limit' },
  });
}

/**
 * A parameter of the first item of a structured field, such as `q` in `"default";q=15;w=3`. The field comes from the service,
 * so no pattern with backtracking may run over it.
 */
export function parameterOf(field: string, name: string): string | undefined {
  const [, parameters = ''] = /^\s*"[^"]*"([^,]*)/.exec(field) ?? [];
  const values = parameters
    .split(';')
    .map((parameter) => parameter.trim())
    .filter((parameter) => parameter.startsWith(`${name}=`))
    .map((parameter) => parameter.slice(name.length + 1));
  return values.find((value) => /^\d{1,9}$/.test(value));
}

function* demandPolicy({ requests, windowMs }: Parameters, at: Answered): Part<void> {
  const field = headerOf(at.response, 'ratelimit-policy');
  const seconds = windowMs / 1_000;
  const isRight =
    field !== undefined &&
    parameterOf(field, 'q') === String(requests) &&
    parameterOf(field, 'w') === String(seconds);
  if (isRight) return;
  const difference = {
    where: 'header RateLimit-Policy',
    expected: `"default";q=${requests};w=${seconds}`,
    actual: field ?? 'no such header',
  };
  yield* fail({ sentence: 'RateLimit-Policy does not name the limit.', at, difference });
}

function* remainingOf(at: Answered): Part<number> {
  const field = headerOf(at.response, 'ratelimit');
  const remaining = field === undefined ? undefined : parameterOf(field, 'r');
  if (remaining !== undefined) return Number(remaining);
  const difference = {
    where: 'header RateLimit',
    expected: 'such as "default";r=7',
    actual: field ?? 'no such header',
  };
  return yield* fail({
    sentence: 'RateLimit does not name the requests that remain.',
    at,
    difference,
  });
}

function* demandRange(
  at: Answered,
  remaining: number,
  { least, most }: { readonly least: number; readonly most: number },
): Part<void> {
  if (remaining >= least && remaining <= most) return;
  const expected = least === most ? `r=${least}` : `r=${least} to ${most}`;
  yield* fail({
    sentence: 'RateLimit names a wrong number of requests that remain.',
    at,
    difference: { where: 'header RateLimit', expected, actual: `r=${remaining}` },
  });
}
