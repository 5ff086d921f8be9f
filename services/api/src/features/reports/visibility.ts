import { isDeepStrictEqual } from 'node:util';
import type { SittingRow } from '@hone/contracts/hiring';
import { isoTime } from '@hone/kit';
import type { SittingRowRecord } from '../hiring-records/row-records.js';
import { endedStatus } from '../sittings/load-sitting.js';
import type { Actor } from '../workspaces/access.js';

/** What one member may see of one sitting. The only place that decides it. */
export interface Visibility {
  /** Totals, points and other reviews: hidden from reviewers until they hand in their own. */
  readonly results: boolean;
  /** Name and address of the candidate: never shown to blind reviewers. */
  readonly identity: boolean;
}

type Viewed = Pick<SittingRowRecord, 'handedIn'>;

export function visibilityFor({ role, user, workspace }: Actor, { handedIn }: Viewed): Visibility {
  const isBlind = role === 'blind-reviewer' || (role === 'reviewer' && workspace.blind);
  return {
    results: !isBlind || handedIn.includes(user.id),
    identity: role !== 'blind-reviewer',
  };
}

const timeOrNull = (ms: number | undefined): string | null => (ms === undefined ? null : isoTime(ms));

/** Facts outside of the record that a shown row needs. */
interface Shown {
  /** Decides what has expired since the row was derived. */
  readonly now: number;
  /** When the candidate's browser was last heard from. */
  readonly lastContact?: number | undefined;
}

/** Whether a sitting has started and not ended. */
export const isRunning = ({ startedAt, finishedAt }: SittingRowRecord): boolean =>
  startedAt !== undefined && finishedAt === undefined;

/** A row as one member may see it. */
export function presentRowFor(actor: Actor, row: SittingRowRecord, shown: Shown): SittingRow {
  return presentRow(visibilityFor(actor, row), row, shown);
}

function presentRow(visible: Visibility, row: SittingRowRecord, { now, lastContact }: Shown): SittingRow {
  const isWaiting = row.status === 'invited' || row.status === 'opened';
  const status = isWaiting && row.expiresAt <= now ? 'expired' : row.status;
  // These statuses would reveal that a review or a decision exists.
  const isJudged = status === 'reviewed' || status === 'decided';
  return {
    id: row.id,
    assessment: { id: row.assessment, title: row.title, version: row.version },
    candidate: {
      name: visible.identity ? (row.name ?? null) : null,
      email: visible.identity ? (row.email ?? null) : null,
    },
    status: isJudged && !visible.results ? endedStatus(row) : status,
    invitedAt: isoTime(row.invitedAt),
    opensAt: timeOrNull(row.opensAt),
    expiresAt: isoTime(row.expiresAt),
    startedAt: timeOrNull(row.startedAt),
    finishedAt: timeOrNull(row.finishedAt),
    deadline: timeOrNull(row.deadline),
    lastContactAt: isRunning(row) ? timeOrNull(lastContact) : null,
    percent: visible.results ? (row.percent ?? null) : null,
    hidden: !visible.results,
    reviews: visible.results
      ? { handedIn: row.handedIn.length, open: row.openReviews.length }
      : { handedIn: 0, open: 0 },
    outcome: visible.results ? (row.outcome ?? null) : null,
    skills: visible.results ? (row.skills ?? []) : [],
  };
}

/** A reviewer who has not handed in, in a workspace with blind reviews. */
const BLIND: Visibility = { results: false, identity: true };

/**
 * Whether two states of a row look the same to reviewers who see no results yet. A notice of such a change would
 * reveal a review or a decision.
 */
export function isHiddenChange(before: SittingRowRecord, after: SittingRowRecord): boolean {
  const [one, other] = [before, after].map((row) => presentRow(BLIND, row, { now: 0 }));
  return isDeepStrictEqual(one, other);
}
