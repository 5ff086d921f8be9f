import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { decodeText } from '../../../../judging/evidence-text.js';
import { fillPattern, headerOf, jsonOf } from '../../../exchanges/judge-answer.js';
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
    /** The place in an answer that identifies a resource. */
    identity: placeSchema.default('json.id'),
    /** Changes the resource between the first request and its retry, which must still get the first answer. */
    between: nameSchema.optional(),
    /** The same key with another body, and the statuses of its answer. */
    other: nameSchema.optional(),
    otherStatus: statusesSchema.default([422, 409]),
    /** The same by another caller, for whom the key is new. */
    otherCaller: nameSchema.optional(),
    /** The number of requests with one key at once; 0 for none. */
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
const RETRIES_FOR_MS = 10_000;
const LONGEST_RETRY_S = 2;
const RETRY_AFTER_MS = 250;

export function* idempotency(parameters: Parameters, situation: Situation): Scenario {
  const kept = yield* situation.prepare();
  yield* replay(parameters, situation, kept);
  if (parameters.atOnce > 0) yield* together(parameters, situation, kept);
}

type Kept = ReadonlyMap<string, unknown>;

function* replay(parameters: Parameters, situation: Situation, kept: Kept): Scenario {
  const { key, identity, between, other, otherStatus, otherCaller } = parameters;
  const step = situation.operation(parameters.operation);
  const values = situation.renew(kept);
  const first = yield* perform(step, values, 'The first request with a key failed.');
  if (between !== undefined)
    yield* perform(
      situation.operation(between),
      values,
      'After the first request with a key, the resource could not be changed.',
    );
  const again = yield* perform(
    step,
    values,
    'A retry with the same key did not get the answer of the first request.',
  );
  yield* demand('A retry with the same key got a different answer.', again, changeOf(first, again));
  if (other !== undefined) {
    const clash = yield* send(askFor(situation.operation(other), values, otherStatus));
    yield* demand('The same key with another body was accepted.', clash, differenceOfStatus(clash));
  }
  const renewed = new Map(values).set(key, situation.renew(kept).get(key));
  const fresh = yield* perform(step, renewed, 'A request with a new key failed.');
  yield* demandOther('A new key did not create a new resource.', first, fresh, identity);
  if (otherCaller === undefined) return;
  const foreign = yield* perform(
    situation.operation(otherCaller),
    new Map(values),
    'Another caller could not use the same key.',
  );
  yield* demandOther(
    'Another caller with the same key got the answer of the first caller.',
    first,
    foreign,
    identity,
  );
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
      sentence: `${asks.length} simultaneous requests with one key created ${ids.size} resources.`,
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
  let waitedMs = 0;
  for (;;) {
    const waiting: Recorded[] = [];
    for (const recorded of open) {
      if (isOpen(recorded) && waitedMs < RETRIES_FOR_MS) waiting.push(recorded);
      else settled.push(yield* answered(recorded));
    }
    if (waiting.length === 0) break;
    const ms = Math.max(...waiting.map(retryAfterMs));
    yield* wait(ms);
    waitedMs += ms;
    open = yield* sendAll(waiting.map(() => ask));
  }
  for (const at of settled)
    yield* demand(
      'One of many simultaneous requests with one key got the wrong status.',
      at,
      differenceOfStatus(at, ask.statuses),
    );
  return settled;
}

/** In progress, or lost with its connection: both are what a key is for. */
function isOpen({ outcome }: Recorded): boolean {
  if ('response' in outcome) return outcome.response.status === IN_PROGRESS;
  return outcome.failure === 'broken-off';
}

function retryAfterMs({ outcome }: Recorded): number {
  const seconds = 'response' in outcome ? Number(headerOf(outcome.response, 'retry-after')) : 0;
  return seconds > 0 && seconds <= LONGEST_RETRY_S ? seconds * 1_000 : RETRY_AFTER_MS;
}

function* countResources(
  { count, atOnce }: Parameters,
  situation: Situation,
  values: Map<string, unknown>,
): Part<void> {
  if (count === undefined) return;
  const step = situation.operation(count.operation);
  const at = yield* perform(step, new Map(values), 'Listing the resources failed.');
  const items = valueAt(count.items, at.response);
  const where = fillPattern(count.where, values);
  const found = Array.isArray(items) ? items.filter((item) => findDifference(where, item) === undefined) : [];
  if (found.length === 1) return;
  yield* fail({
    sentence: `After ${atOnce} simultaneous requests with one key, the list has ${found.length} matching entries instead of 1.`,
    at,
    difference: {
      where: `body ${count.items}`,
      expected: 'one such entry',
      actual: `${found.length} entries`,
    },
  });
}
