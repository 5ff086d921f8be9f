import type { SourceFile } from '@hone/contracts';
import type { Logger } from '@hone/kit';
import { eachRecord, GROWING_PAGES } from '../../storage/record-store.js';
import type { ChallengeRepository } from '../challenges/repository.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { LoadedSitting, LoadSitting } from '../sittings/load-sitting.js';
import type { ItemResult, ReadResults } from '../sittings/results.js';
import type { SubmissionRecord } from '../submission-records/record.js';
import type { SubmissionRepository } from '../submission-records/repository.js';
import { notCompared, type CompareAnswers, type Comparison } from './comparison.js';

export interface ItemComparison extends Comparison {
  readonly id: string;
}

export interface CompareSittingOptions {
  readonly hiring: Pick<HiringRepositories, 'rows'>;
  readonly load: LoadSitting;
  readonly readResults: ReadResults;
  readonly submissions: Pick<SubmissionRepository, 'getFiles'>;
  readonly challenges: Pick<ChallengeRepository, 'findContent'>;
  readonly compareAnswers: CompareAnswers;
  readonly logger: Logger;
}

/** The newest sittings of an assessment that answers are compared with. */
const MAX_SITTINGS = 200;

interface Ended {
  readonly sitting: string;
  readonly items: readonly ItemResult[];
}

/** Compares what counts in a sitting with what counts in others of its assessment, item by item. */
export async function compareSitting(options: CompareSittingOptions, id: string): Promise<ItemComparison[]> {
  const { load, readResults } = options;
  const sitting = await load(id);
  const { items } = await readResults(sitting);
  const others = await readOthers(options, sitting);
  const compared: ItemComparison[] = [];
  for (const item of items)
    compared.push({ id: item.item.id, ...(await compareItem(options, item, others)) });
  return compared;
}

async function readOthers(
  { hiring, load, readResults }: CompareSittingOptions,
  { id, invitation: { assessment } }: LoadedSitting,
): Promise<Ended[]> {
  const ended: Ended[] = [];
  for await (const row of eachRecord(hiring.rows, { where: { assessment }, order: 'desc' }, GROWING_PAGES)) {
    if (row.id === id || row.finishedAt === undefined) continue;
    const { items } = await readResults(await load(row.id));
    ended.push({ sitting: row.id, items });
    if (ended.length === MAX_SITTINGS) break;
  }
  return ended;
}

async function compareItem(
  options: CompareSittingOptions,
  { item, counted }: ItemResult,
  ended: readonly Ended[],
): Promise<Comparison> {
  const { submissions, challenges, compareAnswers, logger } = options;
  if (counted === undefined) return notCompared('no-answer');
  const { id, language } = counted;
  const rivals = ended.flatMap(({ sitting, items }) => {
    const answer = items.find((other) => other.item.challenge === item.challenge)?.counted;
    return answer?.language === language ? [{ sitting, answer }] : [];
  });
  const starter = (await challenges.findContent(item.digest))?.starter[language] ?? [];
  const others = await readFiles(submissions, rivals);
  const job = { starter, answer: await submissions.getFiles(id), others };
  try {
    return await compareAnswers(job);
  } catch (error) {
    logger.warn({ err: error, submission: id }, 'could not compare an answer with others');
    return notCompared('failed');
  }
}

async function readFiles(
  submissions: Pick<SubmissionRepository, 'getFiles'>,
  answers: readonly { readonly sitting: string; readonly answer: SubmissionRecord }[],
): Promise<{ id: string; files: SourceFile[] }[]> {
  const read: { id: string; files: SourceFile[] }[] = [];
  for (const { sitting, answer } of answers)
    read.push({ id: sitting, files: [...(await submissions.getFiles(answer.id))] });
  return read;
}
