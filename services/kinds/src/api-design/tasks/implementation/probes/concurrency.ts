import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { judgeAnswer } from '../../../exchanges/judge-answer.js';
import { keepValues, valueAt } from '../../../exchanges/keep-values.js';
import {
  answered,
  askFor,
  demand,
  differenceOfStatus,
  fail,
  perform,
  send,
  sendAll,
  statusesOf,
} from './ask.js';
import { nameSchema, placeSchema, probeShape, statusesSchema } from './parameters.js';
import type { Answered, Part, Scenario } from './scenario.js';
import type { Situation } from './situation.js';

/** Of n requests at once, exactly `winners` succeed; the others get the statuses of losers. */
export const concurrencySchema = z
  .strictObject({
    probe: z.literal('concurrency'),
    ...probeShape,
    /** The operation that many clients try at once, each with its own drawn values. */
    operation: nameSchema,
    attempts: z.number().int().min(2).max(100).default(20),
    /** The number of races, each after its own setup: a service that reads before it writes loses one now and then. */
    rounds: z.number().int().min(1).max(10).default(1),
    /** How many may succeed: 1 for a precondition, the stock for buyers. */
    winners: z.number().int().min(1).max(99).default(1),
    /** Statuses of the answers to the others. */
    lost: statusesSchema,
    /** A value that differs for each winner, such as the id of an order. */
    identity: placeSchema.optional(),
    /** Operations that must succeed afterwards, with the values of a winner. */
    after: z.array(nameSchema).max(5).default([]),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE)
  .refine(({ attempts, winners }) => winners < attempts, {
    path: ['winners'],
    message: 'fewer win than try',
  });
type Parameters = z.infer<typeof concurrencySchema>;

interface Attempt {
  readonly values: Map<string, unknown>;
  readonly at: Answered;
}

export function* concurrency(parameters: Parameters, situation: Situation): Scenario {
  for (let round = 0; round < parameters.rounds; round += 1) yield* race(parameters, situation);
}

function* race(parameters: Parameters, situation: Situation): Part<void> {
  const kept = yield* situation.prepare();
  const step = situation.operation(parameters.operation);
  const { winners, attempts, lost } = parameters;
  const tried = Array.from({ length: attempts }, () => situation.renew(kept));
  const statuses = [...new Set([...statusesOf(step), ...lost])];
  const all = yield* sendAll(tried.map((values) => askFor(step, values, statuses)));
  const made: Attempt[] = [];
  for (const [index, recorded] of all.entries()) {
    const values = tried[index] ?? new Map<string, unknown>();
    const at = yield* answered(recorded);
    yield* demand('One of many simultaneous requests got the wrong status.', at, differenceOfStatus(at));
    if (!lost.includes(at.response.status)) made.push({ values, at });
  }
  yield* judgeWinners(parameters, made, all.length);
  for (const { values, at } of made)
    yield* demand(
      'A request that succeeded got the wrong answer.',
      at,
      judgeAnswer(step.expect, at.response, values) ?? keepValues(step, at.response, values),
    );
  const late = yield* send(askFor(step, situation.renew(kept), lost));
  yield* demand(
    `A later request succeeded, although ${winners} had succeeded before.`,
    late,
    differenceOfStatus(late),
  );
  const [winner] = made;
  for (const name of parameters.after)
    yield* perform(
      situation.operation(name),
      new Map(winner?.values),
      'After the race, the service does not show the result that it reported.',
    );
}

function* judgeWinners(
  { winners, identity }: Parameters,
  made: readonly Attempt[],
  tried: number,
): Part<void> {
  const last = made.at(-1);
  if (made.length !== winners)
    yield* fail({
      sentence: `Of ${tried} simultaneous requests, ${made.length} succeeded instead of ${winners}.`,
      ...(last !== undefined && { at: last.at }),
      difference: { where: 'status', expected: `${winners} that succeed`, actual: `${made.length} that do` },
    });
  if (identity === undefined) return;
  const ids = new Set(made.map(({ at }) => valueAt(identity, at.response)));
  if (ids.size === made.length || last === undefined) return;
  yield* fail({
    sentence: `${made.length} requests succeeded and got ${ids.size} different ids.`,
    at: last.at,
    difference: { where: identity, expected: 'another one for each', actual: `${ids.size} different ones` },
  });
}
