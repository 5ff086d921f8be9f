import { MAX_PAUSE_MINUTES, type Credit, type Sitting, type SittingSection } from '@hone/contracts/hiring';
import { isoTime } from '@hone/kit';
import type { DraftRecord } from '../drafts/repository.js';
import type { SittingRowRecord } from '../hiring-records/row-records.js';
import { endedStatus, eventsOf, pauseOf, statusOf, timelineOf, type LoadedSitting } from './load-sitting.js';
import type { ItemResult, SittingResults } from './results.js';
import { startTimesOf } from './start-times.js';

const MINUTE_MS = 60_000;
const timeOrNull = (ms: number | undefined): string | null => (ms === undefined ? null : isoTime(ms));

/** What moved the clock, oldest first: the same for both sides. */
export function creditsOf(sitting: LoadedSitting, now: number): Credit[] {
  const { records } = sitting;
  const pause = pauseOf(sitting);
  const minutes = (ms: number) => Math.round((ms / MINUTE_MS) * 10) / 10;
  const outages = eventsOf(records, 'credit').map(({ at, event }) => ({
    at: isoTime(at),
    minutes: minutes(at - event.from),
    reason: 'outage' as const,
    note: null,
  }));
  const given = eventsOf(records, 'extra').map(({ at, event }) => ({
    at: isoTime(at),
    minutes: minutes(event.ms),
    reason: 'team' as const,
    note: event.note,
  }));
  const paused =
    pause === undefined || pause.to > now
      ? []
      : [
          {
            at: isoTime(pause.from),
            minutes: minutes(pause.to - pause.from),
            reason: 'pause' as const,
            note: null,
          },
        ];
  return [...outages, ...given, ...paused].sort((one, other) => (one.at < other.at ? -1 : 1));
}

export interface SittingParts {
  readonly sitting: LoadedSitting;
  readonly row: SittingRowRecord;
  readonly results: SittingResults;
  /** The newest draft of each challenge. */
  readonly drafts: ReadonlyMap<string, Pick<DraftRecord, 'savedAt'>>;
  /** The languages in which each item can be answered. */
  readonly languages: ReadonlyMap<string, readonly string[]>;
  readonly now: number;
}

/** A sitting as its candidate sees it. */
export function presentSitting(parts: SittingParts): Sitting {
  const { sitting, row, now } = parts;
  const { id, version, workspace, invitation, startedAt, finish } = sitting;
  const { title, intro, assistants, letter, walkThrough = false, practice } = version.content;
  const timeline = timelineOf(sitting, now);
  const { opensAt, expiresAt } = startTimesOf(sitting);
  const pause = pauseOf(sitting);
  const isPaused = pause !== undefined && pause.to > now && finish === undefined;
  return {
    id,
    status: ownStatus(sitting, row, now),
    workspace: workspace.name,
    title,
    intro,
    assistants,
    letter,
    walkThrough,
    hasPractice: practice !== undefined,
    retentionDays: workspace.retentionDays,
    opensAt: timeOrNull(opensAt),
    expiresAt: isoTime(expiresAt),
    startedAt: timeOrNull(startedAt),
    finishedAt: timeOrNull(finish?.at),
    finishedBy: finish?.by ?? null,
    sections: sitting.sections.map((_section, index) => presentSection(parts, index)),
    section: timeline?.open ?? null,
    deadline: timeOrNull(timeline?.open === undefined ? undefined : timeline.changesAt),
    nextStartsAt: timeOrNull(timeline?.nextStartsAt),
    extraTimePercent: invitation.extraTimePercent,
    credits: creditsOf(sitting, now),
    pause: {
      available: pause === undefined && timeline !== undefined && timeline.endedAt === undefined,
      since: isPaused ? isoTime(pause.from) : null,
      until: isPaused ? isoTime(pause.from + MAX_PAUSE_MINUTES * MINUTE_MS) : null,
    },
    serverNow: isoTime(now),
  };
}

/** Hides that somebody has reviewed or decided: the team informs the candidate. */
function ownStatus(sitting: LoadedSitting, row: SittingRowRecord, now: number): Sitting['status'] {
  const status = statusOf(sitting, now);
  return status === 'handed-in' ? endedStatus(row) : status;
}

/** The items of a section show once it has started, so that nobody reads ahead. */
function presentSection(parts: SittingParts, index: number): SittingSection {
  const { sitting, results, now } = parts;
  const section = sitting.sections[index];
  if (section === undefined) throw new RangeError(`there is no section ${index}`);
  const times = timelineOf(sitting, now)?.sections[index];
  const state = times?.state ?? 'waiting';
  const own = results.items.filter(({ item }) => section.items.includes(item));
  const factor = 1 + sitting.invitation.extraTimePercent / 100;
  return {
    id: section.id,
    title: section.title,
    minutes: section.minutes === undefined ? null : section.minutes * factor,
    state,
    startedAt: timeOrNull(times?.startedAt),
    deadline: state === 'open' ? timeOrNull(times?.deadline) : null,
    items: state === 'waiting' ? [] : own.map((result) => presentItem(parts, result)),
  };
}

function presentItem(
  { drafts, languages }: SittingParts,
  { item, submissions }: ItemResult,
): SittingSection['items'][number] {
  const { id, challenge, title, kind, difficulty, minutes, weight } = item;
  return {
    id,
    challenge,
    title,
    kind,
    difficulty,
    minutes,
    weight,
    languages: [...(languages.get(id) ?? [])],
    savedAt: timeOrNull(drafts.get(challenge)?.savedAt),
    submissions: [...submissions],
  };
}
