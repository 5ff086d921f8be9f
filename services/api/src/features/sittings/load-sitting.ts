import { MAX_PAUSE_MINUTES, type SittingStatus } from '@hone/contracts/hiring';
import { AppError } from '@hone/kit';
import { numbered, type PinnedSection, type VersionRecord } from '../hiring-records/assessment-records.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { InvitationRecord, SittingEvent, SittingRecord } from '../hiring-records/sitting-records.js';
import type { WorkspaceRecord } from '../hiring-records/workspace-records.js';
import { drawItems } from './draw-items.js';
import { startTimesOf } from './start-times.js';
import { timelineAt, type Timeline, type TimelineFacts } from './timeline.js';

type EventOf<K extends SittingEvent['kind']> = Extract<SittingEvent, { readonly kind: K }>;

/** An invitation and everything that happened to its sitting. */
export interface LoadedSitting {
  readonly id: string;
  readonly invitation: InvitationRecord;
  readonly workspace: WorkspaceRecord;
  readonly version: VersionRecord;
  /** The sections with the items that this candidate gets. */
  readonly sections: readonly PinnedSection[];
  readonly revokedAt: number | undefined;
  readonly records: readonly SittingRecord[];
  readonly openedAt: number | undefined;
  readonly startedAt: number | undefined;
  readonly finish: { readonly at: number; readonly by: 'candidate' | 'deadline' } | undefined;
}

/** Throws `SITTING_NOT_FOUND`. */
export type LoadSitting = (id: string) => Promise<LoadedSitting>;

/** The records of one kind, oldest first. */
export function eventsOf<K extends SittingEvent['kind']>(
  records: readonly SittingRecord[],
  kind: K,
): { readonly id: string; readonly at: number; readonly event: EventOf<K> }[] {
  const isOfKind = (event: SittingEvent): event is EventOf<K> => event.kind === kind;
  return records
    .flatMap(({ id, at, event }) => (isOfKind(event) ? [{ id, at, event }] : []))
    .sort((one, other) => one.at - other.at);
}

export function createLoadSitting(
  hiring: Pick<
    HiringRepositories,
    'invitations' | 'workspaces' | 'versions' | 'revocations' | 'sittingRecords'
  >,
): LoadSitting {
  return async (id) => {
    const invitation = await hiring.invitations.find(id);
    if (invitation === undefined) throw new AppError('SITTING_NOT_FOUND');
    const [workspace, version, revocation, records] = await Promise.all([
      hiring.workspaces.find(invitation.workspace),
      hiring.versions.find(numbered(invitation.assessment, invitation.version)),
      hiring.revocations.find(id),
      hiring.sittingRecords.list({ where: { sitting: id } }),
    ]);
    if (workspace === undefined || version === undefined)
      throw new Error(`the workspace or the assessment of sitting ${id} is missing from the database`);
    const finish = eventsOf(records, 'finish')[0];
    return {
      id,
      invitation,
      workspace,
      version,
      sections: drawItems(id, version.content.sections),
      revokedAt: revocation?.at,
      records,
      openedAt: eventsOf(records, 'open')[0]?.at,
      startedAt: eventsOf(records, 'start')[0]?.at,
      finish: finish && { at: finish.at, by: finish.event.by },
    };
  };
}

/** The pause of a sitting, if there was one; it ends by itself. */
export function pauseOf({ records }: Pick<LoadedSitting, 'records'>) {
  const pause = eventsOf(records, 'pause')[0];
  if (pause === undefined) return undefined;
  const until = pause.at + MAX_PAUSE_MINUTES * 60_000;
  const resumed = eventsOf(records, 'resume')[0]?.at;
  return { from: pause.at, to: Math.min(until, resumed ?? until), until };
}

function factsOf(sitting: LoadedSitting, startedAt: number): TimelineFacts {
  const { records, version, invitation, finish } = sitting;
  const pause = pauseOf(sitting);
  const outages = eventsOf(records, 'credit').map(({ at, event }) => ({ from: event.from, to: at }));
  return {
    sections: version.content.sections,
    totalMinutes: version.content.totalMinutes,
    extraTimePercent: invitation.extraTimePercent,
    startedAt,
    sectionStarts: new Map(eventsOf(records, 'section').map(({ at, event }) => [event.index, at])),
    stops: [...outages, ...(pause === undefined ? [] : [pause])],
    extras: eventsOf(records, 'extra').map(({ event }) => event),
    finishedAt: finish?.at,
  };
}

/** The timeline of a sitting at a time; undefined before its start. `outageSince`: start of the current outage. */
export function timelineOf(sitting: LoadedSitting, now: number, outageSince?: number): Timeline | undefined {
  const { startedAt } = sitting;
  if (startedAt === undefined) return undefined;
  const facts = factsOf(sitting, startedAt);
  const ongoing = outageSince === undefined ? [] : [{ from: outageSince, to: now }];
  // A host's clock that was set back undoes nothing that has begun.
  const begun = Math.max(startedAt, ...facts.sectionStarts.values());
  return timelineAt({ ...facts, stops: [...facts.stops, ...ongoing] }, Math.max(now, begun));
}

/** Status up to the end of the sitting, from its facts. */
export function statusOf(sitting: LoadedSitting, now: number): SittingStatus {
  const { finish, startedAt, revokedAt, openedAt } = sitting;
  if (finish !== undefined) return 'handed-in';
  if (revokedAt !== undefined) return 'revoked';
  if (startedAt !== undefined) return 'started';
  if (startTimesOf(sitting).expiresAt <= now) return 'expired';
  return openedAt === undefined ? 'invited' : 'opened';
}

/** The status of an ended sitting, before the team acts: graded once there is a total. */
export const endedStatus = ({
  percent,
}: {
  readonly percent?: number | undefined;
}): 'handed-in' | 'graded' => (percent === undefined ? 'handed-in' : 'graded');
