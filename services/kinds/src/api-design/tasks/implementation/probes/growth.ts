import type { BoxUsage } from '@hone/contracts/sandbox';
import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { pathSchema } from '../../../../judging/manifest-fields.js';
import { judgeAnswer } from '../../../exchanges/judge-answer.js';
import type { Step } from '../../../exchanges/step.js';
import type { DatabaseWork } from '../database.js';
import { answered, askFor, demand, differenceOfStatus, fail } from './ask.js';
import { judgeGrowth, judgeLoad, judgeStatements, type Cost } from './judge-growth.js';
import { nameSchema, probeShape } from './parameters.js';
import type { Part, Recorded, Scenario } from './scenario.js';
import type { Situation } from './situation.js';

/** Requests cost the same with ten times the rows, and pages do not cost a statement for each entry. */
export const growthSchema = z
  .strictObject({
    probe: z.literal('growth'),
    ...probeShape,
    /** SQL that empties the task's tables and puts `{{rows}}` rows into them. */
    rows: pathSchema,
    /** The smaller number of rows; the other one is ten times that. */
    size: z.number().int().min(100).max(5_000).default(2_000),
    /** Operations whose answers are as large with many rows as with few. */
    operations: z.array(nameSchema).min(1).max(5),
    /** A page of one entry, and one of fifty. */
    pages: z.strictObject({ one: nameSchema, fifty: nameSchema }).optional(),
    /** Requests a second for four seconds, with the larger number of rows; 0 for none. */
    perSecond: z.number().int().min(0).max(100).default(100),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
type Parameters = z.infer<typeof growthSchema>;

const TIMES = 10;
/** A warm-up for just-in-time compilers. */
const WARM_UP = 120;
const ROUNDS = 3;
const REQUESTS = 25;
const PAGES = 5;
const LOAD_SECONDS = 4;
const SENT_SHARE = 0.5;
const CALMER = 4;

export function* growth(parameters: Parameters, situation: Situation): Scenario {
  const values = yield* situation.prepare();
  const { operations, size, pages, perSecond } = parameters;
  yield* fill(parameters.rows, size);
  for (const name of operations) yield* askInTurn(situation.operation(name), values, WARM_UP);
  yield* compareSizes(parameters, situation, values);
  if (pages !== undefined) yield* comparePages(pages, situation, values);
  if (perSecond > 0) yield* load(parameters, situation, values);
}

type Values = ReadonlyMap<string, unknown>;

/**
 * Reading a box's CPU takes up to a second, so each reading ends one measurement and begins the next: inserting rows
 * in between is not work of that box.
 */
function* compareSizes(parameters: Parameters, situation: Situation, values: Values): Part<void> {
  const { operations, size } = parameters;
  const costs = new Map(operations.map((name) => [name, { few: [] as Cost[], many: [] as Cost[] }]));
  let before = yield* count();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [rows, which] of [[size, 'few'] as const, [TIMES * size, 'many'] as const]) {
      yield* fill(parameters.rows, rows);
      for (const [name, cost] of costs) {
        const { blocks } = yield* costOfQueries(situation.operation(name), values, REQUESTS);
        const after = yield* count();
        cost[which].push({ cpuMs: (after.cpuMs - before.cpuMs) / REQUESTS, blocks });
        before = after;
      }
    }
  }
  for (const [name, { few, many }] of costs) {
    const sentence = judgeGrowth(name, few, many);
    if (sentence !== undefined) yield* fail({ sentence });
  }
}

function* count(): Part<BoxUsage> {
  const { usage } = yield { do: 'count' };
  if (usage === undefined) throw new Error('nothing was counted');
  return usage;
}

/** Sends n requests, one after the other; returns what one costs the database. */
function* costOfQueries(step: Step, values: Values, requests: number): Part<DatabaseWork> {
  const before = yield* countQueries();
  yield* askInTurn(step, values, requests);
  const after = yield* countQueries();
  return {
    statements: (after.statements - before.statements) / requests,
    blocks: (after.blocks - before.blocks) / requests,
  };
}

function* countQueries(): Part<DatabaseWork> {
  const { queries } = yield { do: 'count-queries' };
  if (queries === undefined) throw new Error('no query was counted');
  return queries;
}

function* fill(file: string, rows: number): Part<void> {
  const { problem } = yield { do: 'fill', file, rows };
  if (problem !== undefined) yield* fail({ sentence: problem });
}

/** Sends n requests, one after the other. Every answer must be right. */
function* askInTurn(step: Step, values: Values, requests: number): Part<void> {
  const asks = Array.from({ length: requests }, () => askFor(step, values));
  const { answers } = yield { do: 'ask-in-turn', asks };
  for (const [index, recorded] of answers.entries()) {
    const at = yield* answered(recorded);
    const difference = index === 0 ? judgeAnswer(step.expect, at.response, values) : differenceOfStatus(at);
    yield* demand('With many rows, an answer is not as expected.', at, difference);
  }
  if (answers.length < requests)
    yield* fail({ sentence: `The service needs too long for ${requests} requests one after the other.` });
}

function* comparePages(
  { one, fifty }: NonNullable<Parameters['pages']>,
  situation: Situation,
  values: Values,
): Part<void> {
  // Some drivers prepare a statement when it runs for the second time.
  yield* askInTurn(situation.operation(fifty), values, PAGES);
  const ofOne = yield* costOfQueries(situation.operation(one), values, PAGES);
  const ofFifty = yield* costOfQueries(situation.operation(fifty), values, PAGES);
  const sentence = judgeStatements(ofOne.statements, ofFifty.statements);
  if (sentence !== undefined) yield* fail({ sentence });
}

const isBad = ({ outcome, statuses }: Recorded): boolean =>
  !('response' in outcome) || !statuses.includes(outcome.response.status);

/** A busy machine answers slowly, too: a service that misses half of the requests is tried at a lower rate. */
function* load(parameters: Parameters, situation: Situation, values: Values): Part<void> {
  const { perSecond } = parameters;
  const calmer = Math.ceil(perSecond / CALMER);
  const sentence =
    (yield* loadAt(perSecond, parameters, situation, values)) === 'slow'
      ? yield* loadAt(calmer, parameters, situation, values)
      : undefined;
  if (sentence === 'slow')
    yield* fail({
      sentence: `At ${calmer} requests a second, the service answered fewer than half of them in time.`,
    });
}

function* loadAt(
  perSecond: number,
  { operations }: Parameters,
  situation: Situation,
  values: Values,
): Part<'slow' | undefined> {
  const asks = Array.from({ length: perSecond * LOAD_SECONDS }, (_, index) => {
    const name = operations[index % operations.length] ?? '';
    return askFor(situation.operation(name), values);
  });
  const before = yield* count();
  const { answers } = yield { do: 'load', asks, perSecond };
  const after = yield* count();
  const bad = answers.filter(isBad);
  const sentence = judgeLoad({
    sent: answers.length,
    asked: asks.length,
    failed: bad.length,
    memoryGrowthBytes: after.memoryBytes - before.memoryBytes,
    perSecond,
  });
  if (sentence !== undefined) yield* fail({ sentence, ...(bad[0] !== undefined && { at: bad[0] }) });
  return answers.length < SENT_SHARE * asks.length ? 'slow' : undefined;
}
