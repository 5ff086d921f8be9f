import type { ItemSubmission } from '@hone/contracts/hiring';
import { isoTime } from '@hone/kit';
import type { PinnedItem } from '../hiring-records/assessment-records.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { SubmissionRecord } from '../submission-records/record.js';
import type { SubmissionRepository } from '../submission-records/repository.js';
import type { LoadedSitting } from './load-sitting.js';
import { finalSubmissionId, ownerOfSitting } from './owner.js';

/** What a candidate answered to one item. */
export interface ItemResult {
  readonly item: PinnedItem;
  /** Submissions of mode submit, oldest first. */
  readonly submissions: readonly ItemSubmission[];
  /** The one that counts: the last one, or the better of it and the draft at the end. */
  readonly counted: SubmissionRecord | undefined;
  /** Undefined while it is graded. */
  readonly percent: number | undefined;
}

export interface SittingResults {
  readonly items: readonly ItemResult[];
  /** Weighted mean in percent; undefined until the sitting has ended, and its last drafts are handed in and graded. */
  readonly percent: number | undefined;
}

export type ReadResults = (sitting: LoadedSitting) => Promise<SittingResults>;

const PAGE = 100;

export interface ResultOptions {
  readonly hiring: Pick<HiringRepositories, 'openSittings'>;
  readonly submissions: Pick<SubmissionRepository, 'list'>;
}

export function createReadResults({ hiring, submissions }: ResultOptions): ReadResults {
  async function listSubmits(sitting: string): Promise<SubmissionRecord[]> {
    const found: SubmissionRecord[] = [];
    for (;;) {
      const page = await submissions.list({
        user: ownerOfSitting(sitting),
        mode: 'submit',
        before: found.at(-1)?.id,
        limit: PAGE,
      });
      found.push(...page);
      if (page.length < PAGE) return found.reverse();
    }
  }

  return async (sitting) => {
    // Asked first: once an ended sitting is no longer open, its last drafts are among the submissions.
    const isSettled =
      sitting.finish !== undefined && (await hiring.openSittings.find(sitting.id)) === undefined;
    const all = await listSubmits(sitting.id);
    const items = sitting.sections
      .flatMap((section) => section.items)
      .map((item) =>
        resultOf(
          sitting,
          item,
          all.filter(({ slug }) => slug === item.challenge),
        ),
      );
    return { items, percent: isSettled ? meanOf(items) : undefined };
  };
}

const percentOf = ({ outcome }: SubmissionRecord): number | undefined =>
  outcome?.status === 'graded' ? (outcome.score?.percent ?? 0) : undefined;

/** A platform fault is nobody's answer, so voided submissions do not count. */
const isAnswer = ({ outcome }: SubmissionRecord): boolean =>
  outcome === undefined || outcome.status === 'graded';

function resultOf(
  sitting: LoadedSitting,
  item: PinnedItem,
  records: readonly SubmissionRecord[],
): ItemResult {
  const finalId = sitting.finish && finalSubmissionId(sitting.id, item.id, sitting.finish.at);
  const answers = records.filter(isAnswer);
  const final = answers.find(({ id }) => id === finalId);
  const own = answers.findLast(({ id }) => id !== finalId);
  const isUngraded = [final, own].some((answer) => answer !== undefined && answer.outcome === undefined);
  const finalIsBetter =
    final !== undefined && (own === undefined || (percentOf(final) ?? 0) > (percentOf(own) ?? 0));
  const counted = finalIsBetter ? final : own;
  return {
    item,
    submissions: records.map((record) => presentItemSubmission(record, record.id === finalId)),
    counted,
    percent: isUngraded ? undefined : counted === undefined ? 0 : (percentOf(counted) ?? 0),
  };
}

function presentItemSubmission(record: SubmissionRecord, isFinal: boolean): ItemSubmission {
  const { id, outcome, language, createdAt } = record;
  return {
    id,
    status: outcome?.status ?? 'queued',
    verdict: outcome?.verdict ?? null,
    percent: percentOf(record) ?? null,
    language,
    at: isoTime(createdAt),
    by: isFinal ? 'deadline' : 'candidate',
  };
}

/** Undefined while one is missing. Rounded to a tenth, like scores. */
function meanOf(items: readonly ItemResult[]): number | undefined {
  if (items.some(({ percent }) => percent === undefined)) return undefined;
  const weight = items.reduce((sum, { item }) => sum + item.weight, 0);
  const points = items.reduce((sum, { item, percent = 0 }) => sum + item.weight * percent, 0);
  return weight === 0 ? 0 : Math.round((points / weight) * 10) / 10;
}
