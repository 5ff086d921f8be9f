import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { decodeText } from '../../../../judging/evidence-text.js';
import { jsonOf } from '../../../exchanges/judge-answer.js';
import { judgeAssignment } from './assignment.js';
import { askFor, demand, differenceOfStatus, fail, perform, send } from './ask.js';
import { differenceFromMissing } from './compare-with-missing.js';
import { drawsSchema, nameSchema, probeShape, statusesSchema } from './parameters.js';
import type { Answered, Ask, Part, Scenario } from './scenario.js';
import type { Situation } from './situation.js';

/** Each caller reaches their own resources, and learns nothing about those of others. */
export const authorizationSchema = z
  .strictObject({
    probe: z.literal('authorization'),
    ...probeShape,
    /** Operations on the resource that `setup` created for its owner; they name the token `{{caller}}`. */
    operations: z.array(nameSchema).max(20).default([]),
    /** Lists that must not show it to others. */
    lists: z.array(nameSchema).max(5).default([]),
    /** Reads it: others must not have changed it. */
    read: nameSchema.optional(),
    /** The kept value that identifies it; entries of lists have it under a key of the same name. */
    identity: nameSchema.default('id'),
    /** Statuses of the answers to others. */
    hidden: statusesSchema.default([404]),
    /** Values that name nothing: other callers' resources must look like missing ones. */
    missing: drawsSchema,
    /** Statuses of the answers to a token that nobody has. */
    anonymous: statusesSchema.default([401]),
    /** Keys that a client must not set: they are rejected or ignored. */
    assign: z
      .strictObject({
        operation: nameSchema,
        fields: z.record(z.string(), z.unknown()),
        rejected: statusesSchema.default([400, 422]),
      })
      .optional(),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
type Parameters = z.infer<typeof authorizationSchema>;

export function* authorization(parameters: Parameters, situation: Situation): Scenario {
  for (const [owner, token] of situation.tokens) {
    const kept = yield* situation.prepare(token);
    const before = yield* readOwn(parameters, situation, kept);
    for (const [other, foreign] of situation.tokens)
      if (other !== owner) yield* tryAsOther(parameters, situation, kept, foreign);
    const after = yield* readOwn(parameters, situation, kept);
    yield* demandUnchanged(before, after);
  }
  const kept = yield* situation.prepare();
  yield* tryWithoutToken(parameters, situation, kept);
  if (parameters.assign !== undefined) yield* judgeAssignment(parameters.assign, situation, kept);
}

type Kept = ReadonlyMap<string, unknown>;

function* readOwn({ read }: Parameters, situation: Situation, kept: Kept): Part<Answered | undefined> {
  if (read === undefined) return undefined;
  return yield* perform(
    situation.operation(read),
    situation.renew(kept),
    'The owner cannot read their own resource.',
  );
}

const contentOf = ({ response }: Answered): unknown => jsonOf(response) ?? decodeText(response.body);

function* demandUnchanged(before: Answered | undefined, after: Answered | undefined): Part<void> {
  if (before === undefined || after === undefined) return;
  const [old, now] = [contentOf(before), contentOf(after)];
  if (isDeepStrictEqual(old, now)) return;
  yield* fail({
    sentence: "Another caller changed the owner's resource.",
    at: after,
    difference: {
      where: 'body',
      expected: JSON.stringify(old).slice(0, 600),
      actual: JSON.stringify(now).slice(0, 600),
    },
  });
}

function* tryAsOther(parameters: Parameters, situation: Situation, kept: Kept, token: string): Part<void> {
  const { operations, lists, hidden, identity, missing } = parameters;
  const valuesOf = (): Map<string, unknown> => situation.renew(new Map(kept).set('caller', token));
  for (const name of operations) {
    const at = yield* send(askFor(situation.operation(name), valuesOf(), hidden));
    yield* demand('A caller reached a resource of another caller.', at, differenceOfStatus(at));
    if (Object.keys(missing).length === 0) continue;
    const values = new Map([...valuesOf(), ...situation.draw(missing)]);
    const absent = yield* send(askFor(situation.operation(name), values, hidden));
    yield* demand(
      'A resource of another caller is answered differently from one that does not exist.',
      at,
      differenceFromMissing(at, absent, [kept.get(identity), values.get(identity)]),
    );
  }
  for (const name of lists) {
    const step = situation.operation(name);
    const at = yield* perform(step, valuesOf(), 'Listing failed.');
    if (!holds(jsonOf(at.response), identity, kept.get(identity))) continue;
    yield* fail({
      sentence: 'A list shows a resource of another caller.',
      at,
      difference: {
        where: 'body',
        expected: 'only what is the caller’s',
        actual: 'an entry of another caller',
      },
    });
  }
}

/** Whether an object somewhere in a JSON value has this key with this value. */
function holds(value: unknown, key: string, wanted: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Object.hasOwn(value, key) && (value as Record<string, unknown>)[key] === wanted) return true;
  return Object.values(value).some((inner) => holds(inner, key, wanted));
}

/** No token, one that nobody has, and one that lacks its last character. */
function* tryWithoutToken(parameters: Parameters, situation: Situation, kept: Kept): Part<void> {
  const { operations, lists, setup, anonymous } = parameters;
  const [token = ''] = situation.tokens.values();
  for (const name of new Set([...setup, ...lists, ...operations])) {
    const step = situation.operation(name);
    const asked = (caller: string): Ask =>
      askFor(step, situation.renew(new Map(kept).set('caller', caller)), anonymous);
    const bare = asked(token);
    const headers = bare.request.headers.filter(([each]) => each.toLowerCase() !== 'authorization');
    const attempts: [string, Ask][] = [
      ['A request without a token was not rejected.', { ...bare, request: { ...bare.request, headers } }],
      ['An unknown token was not rejected.', asked(situation.secret('token'))],
      ['A token without its last character was accepted.', asked(token.slice(0, -1))],
    ];
    for (const [sentence, ask] of attempts) {
      const at = yield* send(ask);
      yield* demand(sentence, at, differenceOfStatus(at));
    }
  }
}
