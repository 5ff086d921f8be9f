import {
  WALK_THROUGH_HOURS,
  type ExplainBody,
  type Explanation,
  type WalkThrough,
  type WalkThroughQuestion,
} from '@hone/contracts/hiring';
import { AppError, isoTime, type Clock } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { SittingRecord } from '../hiring-records/sitting-records.js';
import { eventsOf, type LoadedSitting, type LoadSitting } from '../sittings/load-sitting.js';
import type { ItemResult, ReadResults } from '../sittings/results.js';
import type { TeamNotices } from '../team-live/team-notices.js';
import { questionsAbout, type QuestionOptions } from './questions.js';

/** What a candidate is asked about their own answers after the end, and what they write. */
export interface WalkThroughUseCases {
  get(sitting: string): Promise<WalkThrough>;
  /** Throws `WALK_THROUGH_CLOSED`, or `QUESTION_NOT_FOUND` for what was not asked. */
  explain(sitting: string, body: ExplainBody): Promise<WalkThrough>;
}

export interface WalkThroughOptions extends QuestionOptions {
  readonly hiring: Pick<HiringRepositories, 'sittingRecords'>;
  readonly load: LoadSitting;
  readonly readResults: ReadResults;
  readonly notices: Pick<TeamNotices, 'reportChanged'>;
  readonly clock: Pick<Clock, 'now'>;
}

const HOUR_MS = 3_600_000;
/** Maximum number of questions in a sitting, for any number of challenges. */
const MAX_ASKED = 3;
/** More than anybody writes in three days. */
const MAX_EXPLANATIONS = 500;

export function createWalkThrough(options: WalkThroughOptions): WalkThroughUseCases {
  const { hiring, load, notices, clock } = options;
  return {
    get: async (id) => present(options, await load(id)),
    async explain(id, { item, template, text }) {
      const sitting = await load(id);
      const { state, questions } = await present(options, sitting);
      if (state !== 'open') throw new AppError('WALK_THROUGH_CLOSED');
      const asked = questions.find((each) => each.item === item && each.template === template);
      if (asked === undefined) throw new AppError('QUESTION_NOT_FOUND');
      if (eventsOf(sitting.records, 'explain').length >= MAX_EXPLANATIONS)
        throw new AppError('RATE_LIMITED', { retryAfterSeconds: 60 });
      const at = clock.now();
      const event = { kind: 'explain', item, template, question: asked.question, text } as const;
      const record = { id: `${id}:explain:${createSortableId(at)}`, sitting: id, at, event };
      await hiring.sittingRecords.insert(record);
      await notices.reportChanged(id);
      return present(options, await load(id));
    },
  };
}

/** The newest text to each question, in the order in which they were first answered. */
export function explanationsOf(records: readonly SittingRecord[]): Explanation[] {
  const newest = new Map<string, Explanation>();
  for (const { at, event } of eventsOf(records, 'explain')) {
    const { item, template, question, text } = event;
    newest.set(`${item} ${template}`, { item, template, question, text, at: isoTime(at) });
  }
  return [...newest.values()];
}

async function present(options: WalkThroughOptions, sitting: LoadedSitting): Promise<WalkThrough> {
  const { version, finish, records } = sitting;
  if (version.content.walkThrough !== true) return { state: 'off', closesAt: null, questions: [] };
  if (finish === undefined) throw new AppError('SITTING_UNFINISHED');
  const end = finish.at + WALK_THROUGH_HOURS * HOUR_MS;
  const closesAt = isoTime(end);
  const results = await options.readResults(sitting);
  if (results.percent === undefined) return { state: 'waiting', closesAt, questions: [] };
  const written = explanationsOf(records);
  const asked = await draw(options, results.items);
  // An answered question stays as it was asked, even if a new grading would change it.
  const questions = asked.map((question) => {
    const known = written.find((each) => each.item === question.item && each.template === question.template);
    return known === undefined ? question : { ...question, question: known.question, text: known.text };
  });
  return { state: options.clock.now() < end ? 'open' : 'closed', closesAt, questions };
}

/** The first question of each challenge, the heaviest first, then the second ones. */
async function draw(
  options: QuestionOptions,
  results: readonly ItemResult[],
): Promise<WalkThroughQuestion[]> {
  const byWeight = results.toSorted((one, other) => other.item.weight - one.item.weight);
  const asked = await Promise.all(
    byWeight.map(async (result) => ({ ...result, questions: await questionsAbout(options, result) })),
  );
  const turns = [0, 1, 2].flatMap((turn) =>
    asked.flatMap(({ item, questions }) => {
      const question = questions[turn];
      if (question === undefined) return [];
      const { template, text } = question;
      return [{ item: item.id, title: item.title, template, question: text, text: null }];
    }),
  );
  return turns.slice(0, MAX_ASKED);
}
