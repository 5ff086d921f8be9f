import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { headerOf } from '../../../exchanges/judge-answer.js';
import type { Difference } from '../../../exchanges/match-json.js';
import type { Step } from '../../../exchanges/step.js';
import { askFor, demand, differenceOfStatus, fail, perform, send } from './ask.js';
import { nameSchema, probeShape } from './parameters.js';
import type { Answered, Ask, Part, Scenario } from './scenario.js';
import type { Situation } from './situation.js';

/** A client that has a copy asks whether it is still good. */
export const cachingSchema = z
  .strictObject({
    probe: z.literal('caching'),
    ...probeShape,
    /** Reads what the client keeps a copy of. */
    read: nameSchema,
    /** Changes it. */
    change: nameSchema.optional(),
    /** HEAD answers like GET. */
    head: z.boolean().default(true),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
type Parameters = z.infer<typeof cachingSchema>;

const ENTITY_TAG = /^(W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/;
const NOT_MODIFIED = 304;
const READ_WRONG = 'Reading failed.';

export function* caching(parameters: Parameters, situation: Situation): Scenario {
  const values = yield* situation.prepare();
  const step = situation.operation(parameters.read);
  const first = yield* perform(step, values, READ_WRONG);
  const tag = yield* tagOf(first);
  const second = yield* perform(step, values, READ_WRONG);
  yield* demand('The ETag changes although nothing was changed.', second, differenceOfTag(second, tag));
  yield* judgeConditions(step, values, tag);
  if (parameters.head) yield* judgeHead(step, values, first);
  if (parameters.change === undefined) return;
  yield* perform(situation.operation(parameters.change), situation.renew(values), 'The change failed.');
  const stale = yield* send(withTag(askFor(step, values), tag));
  yield* demand('After a change, the old ETag still gets 304.', stale, differenceOfStatus(stale));
  if ((yield* tagOf(stale)) === tag)
    yield* fail({
      sentence: 'A change does not change the ETag.',
      at: stale,
      difference: { where: 'header ETag', expected: `another one than ${tag}`, actual: tag },
    });
}

function* tagOf(at: Answered): Part<string> {
  const tag = headerOf(at.response, 'etag');
  if (tag !== undefined && ENTITY_TAG.test(tag)) return tag;
  return yield* fail({
    sentence: 'An answer has no valid ETag.',
    at,
    difference: {
      where: 'header ETag',
      expected: 'a text in quotation marks, such as "v1" or W/"v1"',
      actual: tag ?? 'no such header',
    },
  });
}

function differenceOfTag(at: Answered, tag: string): Difference | undefined {
  const other = headerOf(at.response, 'etag');
  return other === tag
    ? undefined
    : { where: 'header ETag', expected: tag, actual: other ?? 'no such header' };
}

const withTag = (ask: Ask, tag: string, statuses = ask.statuses): Ask => ({
  statuses,
  request: { ...ask.request, headers: [...ask.request.headers, ['If-None-Match', tag]] },
});

function* judgeConditions(step: Step, values: ReadonlyMap<string, unknown>, tag: string): Part<void> {
  const ask = askFor(step, values);
  for (const known of [tag, `"no-such-tag", ${tag}`]) {
    const at = yield* send(withTag(ask, known, [NOT_MODIFIED]));
    yield* demand('A client with a current copy did not get 304.', at, differenceOfStatus(at));
    const again = headerOf(at.response, 'etag');
    if (again !== undefined) yield* demand('The 304 has a different ETag.', at, differenceOfTag(at, tag));
  }
  const other = yield* send(withTag(ask, '"no-such-tag"'));
  yield* demand('An ETag that matches nothing got 304.', other, differenceOfStatus(other));
}

/** Headers that describe the body; a service may leave them out of an answer to HEAD, but not change them. */
const SAME_HEADERS = ['etag', 'content-type', 'content-length'];

function* judgeHead(step: Step, values: ReadonlyMap<string, unknown>, got: Answered): Part<void> {
  const ask = askFor(step, values);
  const at = yield* send({ ...ask, request: { ...ask.request, method: 'HEAD' } });
  yield* demand('HEAD got a different answer from GET.', at, differenceOfStatus(at, [got.response.status]));
  for (const name of SAME_HEADERS) {
    const [mine, others] = [headerOf(at.response, name), headerOf(got.response, name)];
    if (mine === others || (mine === undefined && name !== 'etag') || others === undefined) continue;
    yield* fail({
      sentence: 'HEAD got a different answer from GET.',
      at,
      difference: { where: `header ${name}`, expected: others, actual: mine ?? 'no such header' },
    });
  }
}
