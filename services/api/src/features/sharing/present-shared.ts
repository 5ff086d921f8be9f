import type { SharedReport } from '@hone/contracts/hiring';
import { isoTime } from '@hone/kit';
import type { ShareLinkRecord } from '../hiring-records/sitting-records.js';
import { presentItem } from '../reports/report.js';
import { presentComments, type Facts } from '../sittings/facts.js';
import type { LoadedSitting } from '../sittings/load-sitting.js';
import { measureSkills } from '../sittings/measure-skills.js';
import type { ReadResults } from '../sittings/results.js';

/** An ended sitting as a link shows it. */
export type PresentShared = (
  sitting: LoadedSitting,
  link: Pick<ShareLinkRecord, 'names' | 'expiresAt'>,
) => Promise<SharedReport>;

interface PresentSharedOptions {
  readonly readResults: ReadResults;
  readonly facts: Pick<Facts, 'list'>;
}

export function createPresentShared({ readResults, facts }: PresentSharedOptions): PresentShared {
  return async (sitting, { names, expiresAt }) => {
    const { id, workspace, version, invitation, records, startedAt, finish } = sitting;
    if (finish === undefined) throw new Error(`sitting ${id} was shared before it ended`);
    const [results, list] = await Promise.all([readResults(sitting), facts.list(id)]);
    return {
      workspace: workspace.name,
      title: version.content.title,
      // A workspace may have become blind after the link was made.
      candidate: names && !workspace.blind ? (invitation.name ?? null) : null,
      startedAt: startedAt === undefined ? null : isoTime(startedAt),
      finishedAt: isoTime(finish.at),
      finishedBy: finish.by,
      percent: results.percent ?? null,
      items: results.items.map((result) => {
        const {
          submissions: _submissions,
          counted: _counted,
          challenge: _challenge,
          ...shown
        } = presentItem(result, true);
        return shown;
      }),
      skills: measureSkills(results),
      facts: list,
      comments: presentComments(records),
      expiresAt: isoTime(expiresAt),
    };
  };
}
