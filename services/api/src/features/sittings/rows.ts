import type { SittingStatus } from '@hone/contracts/hiring';
import type { Clock } from '@hone/kit';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { SittingRowRecord } from '../hiring-records/row-records.js';
import {
  endedStatus,
  eventsOf,
  statusOf,
  timelineOf,
  type LoadedSitting,
  type LoadSitting,
} from './load-sitting.js';
import { measureSkills } from './measure-skills.js';
import type { TeamNotices } from '../team-live/team-notices.js';
import type { ReadResults } from './results.js';
import { startTimesOf } from './start-times.js';

/** Derived rows of lists. */
export interface SittingRows {
  /** Derives a row from the facts without storing it. */
  derive(sitting: LoadedSitting): Promise<SittingRowRecord>;
  /** Derives and stores a row after something happened, and notifies the teams that look at it. */
  refresh(id: string): Promise<SittingRowRecord>;
}

export interface SittingRowOptions {
  readonly hiring: Pick<HiringRepositories, 'rows' | 'reviews' | 'decisions'>;
  readonly load: LoadSitting;
  readonly readResults: ReadResults;
  readonly notices: Pick<TeamNotices, 'rowDerived'>;
  readonly clock: Pick<Clock, 'now'>;
}

export function createSittingRows(options: SittingRowOptions): SittingRows {
  const { hiring, load, notices } = options;
  return {
    derive: (sitting) => deriveRow(options, sitting),
    async refresh(id) {
      const before = await hiring.rows.find(id);
      const row = await deriveRow(options, await load(id));
      await hiring.rows.put(row);
      notices.rowDerived(before, row);
      return row;
    },
  };
}

async function deriveRow(
  { hiring, readResults, clock }: SittingRowOptions,
  sitting: LoadedSitting,
): Promise<SittingRowRecord> {
  const { id, invitation, version, records, startedAt, finish } = sitting;
  const [results, reviews, decisions] = await Promise.all([
    startedAt === undefined ? undefined : readResults(sitting),
    hiring.reviews.list({ where: { sitting: id } }),
    hiring.decisions.list({ where: { sitting: id } }),
  ]);
  const handedIn = eventsOf(records, 'review').map(({ event }) => event.reviewer);
  const decision = decisions.at(-1);
  const now = clock.now();
  const deadline = timelineOf(sitting, now)?.changesAt;
  const percent = results?.percent;
  const skills = results && measureSkills(results);
  const { workspace, assessment, createdAt } = invitation;
  const { opensAt, expiresAt } = startTimesOf(sitting);
  return {
    id,
    workspace,
    assessment,
    version: invitation.version,
    title: version.content.title,
    ...defined({ name: invitation.name, email: invitation.email }),
    status: laterStatus(statusOf(sitting, now), { percent, handedIn, decided: decision !== undefined }),
    invitedAt: createdAt,
    expiresAt,
    ...defined({ opensAt, startedAt, finishedAt: finish?.at, percent, skills }),
    ...(finish === undefined ? defined({ deadline }) : {}),
    handedIn,
    openReviews: reviews.map(({ reviewer }) => reviewer).filter((reviewer) => !handedIn.includes(reviewer)),
    ...defined({ outcome: decision?.outcome, decidedAt: decision?.at }),
  };
}

interface Later {
  readonly percent: number | undefined;
  readonly handedIn: readonly string[];
  readonly decided: boolean;
}

/** The status after the end, from what the team did. */
function laterStatus(status: SittingStatus, { percent, handedIn, decided }: Later): SittingStatus {
  if (decided) return 'decided';
  if (status !== 'handed-in') return status;
  if (handedIn.length > 0) return 'reviewed';
  return endedStatus({ percent });
}

/** Without the fields that are undefined. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
