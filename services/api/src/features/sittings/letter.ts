import type { ResultLetter } from '@hone/contracts/hiring';
import { isoTime } from '@hone/kit';
import type { SubmissionHistories } from '../submissions/submission-histories.js';
import type { LoadedSitting } from './load-sitting.js';
import { finalSubmissionId } from './owner.js';
import type { ItemResult, SittingResults } from './results.js';

/** What a candidate learns at the end: points by component, and why some are missing. */
export async function presentLetter(
  sitting: LoadedSitting,
  results: SittingResults,
  histories: Pick<SubmissionHistories, 'of'>,
): Promise<ResultLetter> {
  const finishedAt = sitting.finish?.at ?? 0;
  const items = results.items.map(async (result) => {
    const { item, counted, percent } = result;
    const isFinal = counted?.id === finalSubmissionId(sitting.id, item.id, finishedAt);
    return {
      id: item.id,
      title: item.title,
      weight: item.weight,
      percent: percent ?? null,
      counted: counted?.id ?? null,
      by: counted === undefined ? null : isFinal ? ('deadline' as const) : ('candidate' as const),
      score: counted?.outcome?.score ?? null,
      missed: await missedOf(result, histories),
    };
  });
  return {
    title: sitting.version.content.title,
    workspace: sitting.workspace.name,
    finishedAt: isoTime(finishedAt),
    percent: results.percent ?? null,
    items: await Promise.all(items),
  };
}

/** Checks that did not pass. Hidden ones say their family and the kind of failure, never their data. */
async function missedOf({ counted }: ItemResult, histories: Pick<SubmissionHistories, 'of'>) {
  if (counted?.outcome === undefined) return [];
  const { final } = await histories.of(counted);
  const failed = final?.details.checks.filter(({ status }) => status === 'fail') ?? [];
  return failed.map(({ title, reason }) => ({ title, reason: reason ?? null }));
}
