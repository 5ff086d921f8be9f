import type { Clock, Logger } from '@hone/kit';
import { eachRecord, GROWING_PAGES } from '../../storage/record-store.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { SittingRowRecord } from '../hiring-records/row-records.js';
import type { Audit } from '../workspaces/audit.js';
import type { EraseSitting } from './erase-sitting.js';

/** Erases sittings after their retention time. Resolves to the number of erased sittings. */
export type SweepRetention = () => Promise<number>;

export interface RetentionOptions {
  readonly hiring: Pick<HiringRepositories, 'rows' | 'workspaces'>;
  readonly erase: EraseSitting;
  readonly audit: Audit;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

const DAY_MS = 24 * 3_600_000;
/** Extra time while a review is still being written. */
const OPEN_REVIEW_MS = 14 * DAY_MS;

/** When a sitting is due: after the decision, or after an invitation expired that nobody started. */
function dueAt(row: SittingRowRecord, retentionDays: number): number | undefined {
  const { decidedAt, startedAt, expiresAt, openReviews } = row;
  const from = decidedAt ?? (startedAt === undefined ? expiresAt : undefined);
  if (from === undefined) return undefined;
  return from + retentionDays * DAY_MS + (openReviews.length > 0 ? OPEN_REVIEW_MS : 0);
}

export function createSweepRetention(options: RetentionOptions): SweepRetention {
  const { hiring, erase, audit, clock, logger } = options;
  return async () => {
    let erased = 0;
    const days = new Map<string, number | undefined>();
    for await (const row of eachRecord(hiring.rows, { where: {} }, GROWING_PAGES)) {
      const { id, workspace } = row;
      if (!days.has(workspace)) days.set(workspace, (await hiring.workspaces.find(workspace))?.retentionDays);
      const kept = days.get(workspace);
      const due = kept === undefined ? undefined : dueAt(row, kept);
      if (due === undefined || due > clock.now()) continue;
      try {
        const { digest } = await erase(id, workspace);
        await audit.noteFor(workspace, 'retention', { action: 'sitting.erase', subject: id, detail: digest });
        erased += 1;
      } catch (error) {
        logger.error({ err: error, sitting: id }, 'could not erase a sitting that is due; retrying');
      }
    }
    return erased;
  };
}
