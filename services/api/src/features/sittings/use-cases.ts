import type { FactList, ReportedFact, ResultLetter, Sitting } from '@hone/contracts/hiring';
import { AppError, type Clock } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import type { DraftRepository } from '../drafts/repository.js';
import type { SavedDrafts } from '../drafts/saved-drafts.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { SittingEvent } from '../hiring-records/sitting-records.js';
import type { SubmissionHistories } from '../submissions/submission-histories.js';
import { presentComments, type Facts } from './facts.js';
import { presentLetter } from './letter.js';
import { eventsOf, type LoadSitting } from './load-sitting.js';
import { ownerOfSitting } from './owner.js';
import { presentSitting } from './present-sitting.js';
import type { ReadResults } from './results.js';
import type { TeamNotices } from '../team-live/team-notices.js';
import type { SittingItems } from './sitting-items.js';
import type { SittingRows } from './rows.js';

/** What candidates read and write. All calls are for the sitting whose session the browser holds. */
export interface SittingUseCases {
  get(id: string): Promise<Sitting>;
  listFacts(id: string): Promise<FactList>;
  /** Records what the page saw. Throws `SITTING_OVER` after the end. */
  reportFacts(id: string, items: readonly ReportedFact[]): Promise<void>;
  comment(id: string, fact: number | null, text: string): Promise<FactList>;
  sendMessage(id: string, text: string): Promise<void>;
  /** Throws `SITTING_UNFINISHED`, or `LETTER_NOT_FOUND` when the team turned letters off. */
  getLetter(id: string): Promise<ResultLetter>;
}

export interface SittingOptions {
  readonly hiring: Pick<HiringRepositories, 'sittingRecords' | 'facts'>;
  readonly load: LoadSitting;
  readonly rows: SittingRows;
  readonly readResults: ReadResults;
  readonly items: Pick<SittingItems, 'languagesOf'>;
  readonly facts: Facts;
  readonly notices: Pick<TeamNotices, 'reportChanged'>;
  readonly drafts: Pick<DraftRepository, 'listPlaces'>;
  readonly savedDrafts: Pick<SavedDrafts, 'findNewest'>;
  readonly histories: Pick<SubmissionHistories, 'of'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Facts that a page may report; more would fill the database. */
const MAX_FACTS = 20_000;
const MAX_COMMENTS = 500;

export function createSittingUseCases(options: SittingOptions): SittingUseCases {
  const { load, facts, readResults, histories } = options;

  async function listFacts(id: string): Promise<FactList> {
    const [items, { records }] = await Promise.all([facts.list(id), load(id)]);
    return { items, comments: presentComments(records) };
  }

  return {
    get: (id) => getSitting(options, id),
    listFacts,
    reportFacts: (id, items) => reportFacts(options, id, items),
    async comment(id, fact, text) {
      await say(options, id, { kind: 'comment', fact, text });
      return listFacts(id);
    },
    sendMessage: (id, text) => say(options, id, { kind: 'message', text }),
    async getLetter(id) {
      const sitting = await load(id);
      if (!sitting.version.content.letter) throw new AppError('LETTER_NOT_FOUND');
      if (sitting.finish === undefined) throw new AppError('SITTING_UNFINISHED');
      return presentLetter(sitting, await readResults(sitting), histories);
    },
  };
}

async function getSitting(options: SittingOptions, id: string): Promise<Sitting> {
  const { load, rows, readResults, items, drafts, savedDrafts, clock } = options;
  const sitting = await load(id);
  const places = await drafts.listPlaces(ownerOfSitting(id));
  const [row, results, saved, languages] = await Promise.all([
    rows.derive(sitting),
    readResults(sitting),
    Promise.all(places.map((place) => savedDrafts.findNewest(place))),
    Promise.all(
      sitting.sections
        .flatMap((section) => section.items)
        .map(async (item) => [item.id, await items.languagesOf(item.digest, item.languages)] as const),
    ),
  ]);
  const newest = saved
    .filter((draft) => draft !== undefined)
    .sort((one, other) => one.savedAt - other.savedAt)
    .map((draft) => [draft.slug, draft] as const);
  const now = clock.now();
  return presentSitting({
    sitting,
    row,
    results,
    drafts: new Map(newest),
    languages: new Map(languages),
    now,
  });
}

async function reportFacts(
  { load, facts, hiring, clock }: SittingOptions,
  id: string,
  items: readonly ReportedFact[],
): Promise<void> {
  const sitting = await load(id);
  if (sitting.startedAt === undefined) throw new AppError('SITTING_NOT_STARTED');
  if (sitting.finish !== undefined) throw new AppError('SITTING_OVER');
  const [last] = await hiring.facts.list({ where: { sitting: id }, order: 'desc', limit: 1 });
  if ((last?.seq ?? 0) > MAX_FACTS) throw new AppError('RATE_LIMITED', { retryAfterSeconds: 60 });
  const at = clock.now();
  for (const { type, ...rest } of items) {
    const { item, ...detail } = { item: undefined, ...rest };
    await facts.append(id, { type, item, detail, at });
  }
}

type Saying = Extract<SittingEvent, { kind: 'comment' | 'message' }>;

async function say(
  { hiring, load, notices, clock }: SittingOptions,
  id: string,
  event: Saying,
): Promise<void> {
  const { records } = await load(id);
  if (eventsOf(records, event.kind).length >= MAX_COMMENTS)
    throw new AppError('RATE_LIMITED', { retryAfterSeconds: 60 });
  const at = clock.now();
  const name = `${id}:${event.kind}:${createSortableId(at)}`;
  await hiring.sittingRecords.insert({ id: name, sitting: id, at, event });
  // Blind reviewers read no messages, which may say who wrote them.
  await notices.reportChanged(id, { hidden: event.kind === 'message' });
}
