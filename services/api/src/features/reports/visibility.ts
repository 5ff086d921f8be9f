import type { SittingRow } from '@hone/contracts/hiring';
import { isoTime } from '@hone/kit';
import type { SittingRowRecord } from '../hiring-records/row-records.js';
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

/** A row as one member may see it. `now` decides what has expired since the row was derived. */
export function presentRowFor(actor: Actor, row: SittingRowRecord, now: number): SittingRow {
  const shown = visibilityFor(actor, row);
  const isWaiting = row.status === 'invited' || row.status === 'opened';
  const status = isWaiting && row.expiresAt <= now ? 'expired' : row.status;
  // Reviews and decisions of others would say what they thought.
  const isLater = status === 'reviewed' || status === 'decided';
  return {
    id: row.id,
    assessment: { id: row.assessment, title: row.title, version: row.version },
    candidate: {
      name: shown.identity ? (row.name ?? null) : null,
      email: shown.identity ? (row.email ?? null) : null,
    },
    status: isLater && !shown.results ? 'graded' : status,
    invitedAt: isoTime(row.invitedAt),
    opensAt: timeOrNull(row.opensAt),
    expiresAt: isoTime(row.expiresAt),
    startedAt: timeOrNull(row.startedAt),
    finishedAt: timeOrNull(row.finishedAt),
    deadline: timeOrNull(row.deadline),
    percent: shown.results ? (row.percent ?? null) : null,
    hidden: !shown.results,
    reviews: shown.results
      ? { handedIn: row.handedIn.length, open: row.openReviews.length }
      : { handedIn: 0, open: 0 },
    outcome: shown.results ? (row.outcome ?? null) : null,
    skills: shown.results ? (row.skills ?? []) : [],
  };
}
