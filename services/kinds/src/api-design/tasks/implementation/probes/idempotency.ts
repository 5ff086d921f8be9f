import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { decodeText } from '../../../../judging/evidence-text.js';
import { fillJson } from '../../../exchanges/fill.js';
import { headerOf, jsonOf } from '../../../exchanges/judge-answer.js';
import { valueAt } from '../../../exchanges/keep-values.js';
import { findDifference, type Difference } from '../../../exchanges/match-json.js';
import { answered, askFor, demand, differenceOfStatus, fail, perform, sendAll, send, wait } from './ask.js';
import { nameSchema, placeSchema, probeShape, statusesSchema } from './parameters.js';
import type { Answered, Ask, Part, Recorded, Scenario } from './scenario.js';
import type { Situation } from './situation.js';

/** A request that is sent again has one effect. */
export const idempotencySchema = z
  .strictObject({
    probe: z.literal('idempotency'),
    ...probeShape,
    /** The operation; a drawn value is its key. */
    operation: nameSchema,
    /** The drawn value that is the key. */
    key: nameSchema.default('key'),
    /** What tells one resource from another in an answer. */
    identity: placeSchema.default('json.id'),
    /** The same with the same key and another body, and what answers it. */
    other: nameSchema.optional(),
    otherStatus: statusesSchema.default([422, 409]),
    /** The same by another caller, for whom the key is new. */
    otherCaller: nameSchema.optional(),
    /** How many with one key at once; 0 for none. */
    atOnce: z.number().int().min(0).max(100).default(50),
    /** Where the resources can be counted: entries of a list that fit a pattern. */
    count: z
      .strictObject({ operation: nameSchema, items: placeSchema, where: z.record(z.string(), z.unknown()) })
      .optional(),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
type Parameters = z.infer<typeof idempotencySchema>;

const SHOWN_CHARACTERS = 600;
const IN_PROGRESS = 409;
const ROUNDS = 40;
const LONGEST_RETRY_S = 2;
const RETRY_AFTER_MS = 250;

export function* idempotency(parameters: Parameters, situation: Situation): Scenario {
  const kept = yield* situation.prepare();
  yield* replay(parameters, situation, kept);
  if (parameters.atOnce > 0) yield* together(parameters, situation, kept);
}

type Kept = ReadonlyMap<string, unknown>;

function* replay(parameters: Parameters, situation: Situation, kept: Kept): Scenario {
  const { key, identity, other, otherStatus, otherCaller } = parameters;
  const step = situation.operation(parameters.operation);
  const values = situation.renew(kept);
  const first = yield* perform(step, values, 'The first request with a key did not go well.');
  const again = yield* perform(step, values, 'A request that was sent again is not answered like the first.');
  yield* demand('A request that was sent again got another answer.', again, changeOf(first, again));
  if (other !== undefined) {
    const clash = yield* send(askFor(situation.operation(other), values, otherStatus));
    yield* demand('The same key with another body was accepted.', clash, differenceOfStatus(clash));
  }
  const renewed = new Map(values).set(key, situation.renew(kept).get(key));
  const fresh = yield* perform(step, renewed, 'A request with a new key did not go well.');
  yield* demandOther('A new key made no new resource.', first, fresh, identity);
  if (otherCaller === undefined) return;
  const foreign = yield* perform(
    situation.operation(otherCaller),
    new Map(values),
    'The key of another caller was taken for the same.',
  );
  yield* demandOther('Another caller got the answer of the first.', first, foreign, identity);
}

/** How the answer to a request that was sent again differs; undefined where it does not. */
function changeOf(first: Answered, again: Answered): Difference | undefined {
  const [before, after] = [contentOf(first), contentOf(again)];
  if (isDeepStrictEqual(before, after)) return undefined;
  return { where: 'body', expected: written(before), actual: written(after) };
}

const contentOf = ({ response }: Answered): unknown => jsonOf(response) ?? decodeText(response.body);

const written = (value: unknown): string => JSON.stringify(value).slice(0, SHOWN_CHARACTERS);

function* demandOther(sentence: string, first: Answered, fresh: Answered, identity: string): Part<void> {
  const id = valueAt(identity, fresh.response);
  if (id !== valueAt(identity, first.response)) return;
  yield* fail({
    sentence,
    at: fresh,
    difference: {
      where: identity,
      expected: 'another one than that of the first request',
      actual: String(id),
    },
  });
}

function* together(parameters: Parameters, situation: Situation, kept: Kept): Scenario {
  const step = situation.operation(parameters.operation);
  const values = situation.renew(kept);
  const asks = Array.from({ length: parameters.atOnce }, (): Ask => {
    const ask = askFor(step, values);
    return { ...ask, statuses: [...new Set([...ask.statuses, IN_PROGRESS])] };
  });
  const settled = yield* settle(yield* sendAll(asks), askFor(step, values));
  const ids = new Set(settled.map(({ response }) => valueAt(parameters.identity, response)));
  const [one] = settled;
  if (ids.size > 1 && one !== undefined) {
    const at = settled.find(
      ({ response }) => valueAt(parameters.identity, response) !== valueAt(parameters.identity, one.response),
    );
    yield* fail({
      sentence: `${asks.length} requests with one key at once made ${ids.size} resources.`,
      ...(at !== undefined && { at }),
      difference: {
        where: parameters.identity,
        expected: String(valueAt(parameters.identity, one.response)),
        actual: [...ids].slice(0, 5).map(String).join(', '),
      },
    });
  }
  yield* countResources(parameters, situation, values);
}

/** The answers; requests are sent again for as long as the first one with their key is in progress. */
function* settle(sent: readonly Recorded[], ask: Ask): Part<Answered[]> {
  const settled: Answered[] = [];
  let open = sent;
  for (let rounds = 0; open.length > 0; rounds += 1) {
    const waiting: Answered[] = [];
    for (const recorded of open) {
      const at = yield* answered(recorded);
      const isOpen = at.response.status === IN_PROGRESS && rounds < ROUNDS;
      (isOpen ? waiting : settled).push(at);
    }
    if (waiting.length > 0) yield* wait(Math.max(...waiting.map(retryAfterMs)));
    open = yield* sendAll(waiting.map(() => ask));
  }
  for (const at of settled)
    yield* demand(
      'Of many requests with one key at once, one was not answered like the first.',
      at,
      differenceOfStatus(at, ask.statuses),
    );
  return settled;
}

function retryAfterMs({ response }: Answered): number {
  const seconds = Number(headerOf(response, 'retry-after'));
  return seconds > 0 && seconds <= LONGEST_RETRY_S ? seconds * 1_000 : RETRY_AFTER_MS;
}

function* countResources(
  { count, atOnce }: Parameters,
  situation: Situation,
  values: Map<string, unknown>,
): Part<void> {
  if (count === undefined) return;
  const step = situation.operation(count.operation);
  const at = yield* perform(step, new Map(values), 'The list did not go well.');
  const items = valueAt(count.items, at.response);
  const where = fillJson(count.where, values);
  const found = Array.isArray(items) ? items.filter((item) => findDifference(where, item) === undefined) : [];
  if (found.length === 1) return;
  yield* fail({
    sentence: `After ${atOnce} requests with one key at once, the list has ${found.length} of the resource.`,
    at,
    difference: {
      where: `body ${count.items}`,
      expected: 'one such entry',
      actual: `${found.length} entries`,
    },
  });
}
