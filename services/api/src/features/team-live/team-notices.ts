import { isDeepStrictEqual } from 'node:util';
import type { SittingNotice, TeamNotice } from '@hone/contracts/hiring';
import type { Channel, Logger } from '@hone/kit';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { SittingRowRecord } from '../hiring-records/row-records.js';
import { isHiddenChange } from '../reports/visibility.js';

/**
 * Notifies live gateways of changes that hiring teams look at. Pages also ask by themselves, so a lost notice does no
 * harm; nothing here throws or waits for Redis.
 */
export interface TeamNotices {
  /** A row was derived again. */
  rowDerived(before: SittingRowRecord | undefined, after: SittingRowRecord): void;
  rowRemoved(row: SittingRowRecord): void;
  /** Something that a report shows, and no row; `hidden` where blind reviewers do not see it. */
  reportChanged(sitting: string, options?: { readonly hidden: boolean }): Promise<void>;
  /** Members, roles or blind reviews of a workspace changed. */
  accessChanged(workspace: string): void;
}

export interface TeamNoticeOptions {
  readonly channel: Pick<Channel, 'publish'>;
  readonly hiring: Pick<HiringRepositories, 'rows'>;
  readonly logger: Logger;
}

export function createTeamNotices({ channel, hiring, logger }: TeamNoticeOptions): TeamNotices {
  const warn = (error: unknown) => logger.warn({ err: error }, 'could not notify live gateways of a change');
  const publish = (notice: TeamNotice) => void channel.publish(JSON.stringify(notice)).catch(warn);
  const publishOf = (row: SittingRowRecord, change: Pick<SittingNotice, 'part' | 'hidden'>) => {
    const { id: sitting, workspace, assessment } = row;
    publish({ v: 1, type: 'sitting.changed', workspace, assessment, sitting, ...change });
  };
  return {
    rowDerived: (before, after) => publishOf(after, changeOf(before, after)),
    rowRemoved: (row) => publishOf(row, { part: 'row', hidden: false }),
    async reportChanged(sitting, { hidden } = { hidden: false }) {
      try {
        const row = await hiring.rows.find(sitting);
        if (row !== undefined) publishOf(row, { part: 'report', hidden });
      } catch (error) {
        warn(error);
      }
    },
    accessChanged: (workspace) => publish({ v: 1, type: 'access.changed', workspace }),
  };
}

/** If the row is unchanged, only the report changed, perhaps by a review: hidden from those who see no results. */
function changeOf(
  before: SittingRowRecord | undefined,
  after: SittingRowRecord,
): Pick<SittingNotice, 'part' | 'hidden'> {
  if (before === undefined) return { part: 'row', hidden: false };
  if (isDeepStrictEqual(before, after)) return { part: 'report', hidden: true };
  return { part: 'row', hidden: isHiddenChange(before, after) };
}
