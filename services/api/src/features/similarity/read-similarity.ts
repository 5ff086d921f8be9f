import type { ItemSimilarity, SimilarAnswer, Similarity } from '@hone/contracts/hiring';
import type { Clock } from '@hone/kit';
import type { ReportUseCases } from '../reports/use-cases.js';
import { presentRowFor, visibilityFor } from '../reports/visibility.js';
import type { SittingRows } from '../sittings/rows.js';
import type { Actor } from '../workspaces/access.js';
import type { Audit } from '../workspaces/audit.js';
import { createBackgroundResults } from './background-results.js';
import { compareSitting, type CompareSittingOptions, type ItemComparison } from './compare-sitting.js';

/** How alike the answers of a sitting and of others are. Throws `SITTING_NOT_FOUND` for sittings of others. */
export type ReadSimilarity = (actor: Actor, sitting: string) => Promise<Similarity>;

export interface SimilarityOptions extends CompareSittingOptions {
  readonly reports: Pick<ReportUseCases, 'getSitting'>;
  readonly rows: Pick<SittingRows, 'derive'>;
  readonly audit: Audit;
  readonly clock: Pick<Clock, 'now'>;
}

/** Lifetime of a result, so that newer answers of others are compared, too. */
const KEEP_MS = 5 * 60_000;
const MAX_RESULTS = 50;

/** Results are never stored, so that nothing is left when a sitting is erased. */
export function createReadSimilarity(options: SimilarityOptions): ReadSimilarity {
  const { reports, rows, audit, clock, logger } = options;
  const results = createBackgroundResults({
    clock,
    keepMs: KEEP_MS,
    maxResults: MAX_RESULTS,
    compute: (id: string): Promise<readonly ItemComparison[]> => compareSitting(options, id),
    onFailure: (sitting, error) =>
      logger.warn({ err: error, sitting }, 'could not compare a sitting with others'),
    isComplete: (items) => items.every(({ state }) => state !== 'failed'),
  });

  return async (actor, id) => {
    const sitting = await reports.getSitting(actor, id);
    if (!visibilityFor(actor, await rows.derive(sitting)).results) return { state: 'hidden', items: [] };
    const found = sitting.finish === undefined ? [] : results.find(id);
    if (found === undefined) return { state: 'computing', items: [] };
    if (found === 'failed') return { state: 'failed', items: [] };
    await audit.note(actor, { action: 'similarity.view', subject: id });
    const items: ItemSimilarity[] = [];
    for (const item of found) items.push({ ...item, matches: await presentMatches(options, actor, item) });
    return { state: 'ready', items };
  };
}

/** Matches with the names that this member may see, without those that were erased meanwhile. */
async function presentMatches(
  { hiring, audit, clock }: SimilarityOptions,
  actor: Actor,
  { matches }: ItemComparison,
): Promise<SimilarAnswer[]> {
  const shown: SimilarAnswer[] = [];
  for (const { id, percent, examples } of matches) {
    const row = await hiring.rows.find(id);
    if (row?.workspace !== actor.workspace.id) continue;
    // Its code is shown next to the requested one.
    await audit.note(actor, { action: 'similarity.view', subject: id });
    const { candidate } = presentRowFor(actor, row, { now: clock.now() });
    shown.push({ sitting: id, candidate: candidate.name ?? candidate.email, percent, examples });
  }
  return shown;
}
