import { AppError, isoTime } from '@hone/kit';
import type { VersionRecord } from '../hiring-records/assessment-records.js';
import type { InvitationRecord } from '../hiring-records/sitting-records.js';

/** When a sitting may start: from `opensAt` on, and before `expiresAt`. It never limits one that has started. */
export interface StartTimes {
  /** Undefined: at once. */
  readonly opensAt: number | undefined;
  /** The invitation's own expiry or the end of the window, whichever is earlier. */
  readonly expiresAt: number;
}

/** An invitation and the version that it was made with, which keeps its window. */
interface Invited {
  readonly invitation: Pick<InvitationRecord, 'expiresAt'>;
  readonly version: Pick<VersionRecord, 'content'>;
}

/** When the window of a version closes; undefined without one. */
export const windowEndOf = ({ content }: Pick<VersionRecord, 'content'>): number | undefined =>
  content.window === undefined ? undefined : Date.parse(content.window.closesAt);

export function startTimesOf({ invitation, version }: Invited): StartTimes {
  const { window } = version.content;
  const end = windowEndOf(version) ?? Infinity;
  return {
    opensAt: window === undefined ? undefined : Date.parse(window.opensAt),
    expiresAt: Math.min(invitation.expiresAt, end),
  };
}

/** The error for a candidate who starts too late: the invitation expired, or the window of its version closed. */
export function expiredError({ version }: Pick<Invited, 'version'>, now: number): AppError {
  const end = windowEndOf(version);
  if (end === undefined || end > now) return new AppError('INVITATION_EXPIRED');
  return new AppError('SITTING_TOO_LATE', { members: { closesAt: isoTime(end) } });
}

/** Throws `SITTING_TOO_EARLY` before the window opens. */
export function assertOpened({ opensAt }: StartTimes, now: number): void {
  if (opensAt !== undefined && now < opensAt)
    throw new AppError('SITTING_TOO_EARLY', { members: { opensAt: isoTime(opensAt) } });
}

/** Throws `ASSESSMENT_WINDOW_CLOSED` when an invitation to this version could no longer be used. */
export function assertWindowAhead(version: Pick<VersionRecord, 'content'>, now: number): void {
  const end = windowEndOf(version);
  if (end !== undefined && end <= now)
    throw new AppError('ASSESSMENT_WINDOW_CLOSED', { members: { closesAt: isoTime(end) } });
}
