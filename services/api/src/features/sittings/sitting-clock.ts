import { AppError, type Clock } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { SittingEvent } from '../hiring-records/sitting-records.js';
import type { EmitEvent } from '../webhooks/emit-events.js';
import type { Facts } from './facts.js';
import { pauseOf, statusOf, timelineOf, type LoadedSitting, type LoadSitting } from './load-sitting.js';
import type { SettleSitting } from './settle.js';
import type { SittingRows } from './rows.js';
import type { NotifySitting } from './sitting-notices.js';
import { assertOpened, expiredError, startTimesOf } from './start-times.js';

/** Starting, pausing and ending. Each happens once: an insert decides between simultaneous requests. */
export interface SittingClock {
  /** Throws `SITTING_TOO_EARLY`, `SITTING_TOO_LATE`, `INVITATION_EXPIRED` or `INVITATION_REVOKED`. */
  start(id: string): Promise<void>;
  /** Starts the section after the open one, which closes. Throws `SECTION_ORDER` for any other. */
  startSection(id: string, index: number): Promise<void>;
  pause(id: string, by: 'candidate' | 'team'): Promise<void>;
  resume(id: string, by: 'candidate' | 'team'): Promise<void>;
  /** Hands in; repeating it changes nothing. */
  finish(id: string): Promise<void>;
  /** Gives minutes to the section that is open or comes next. */
  giveTime(
    id: string,
    extra: { readonly ms: number; readonly note: string; readonly by: string },
  ): Promise<void>;
}

export interface SittingClockOptions {
  readonly hiring: Pick<HiringRepositories, 'sittingRecords' | 'openSittings'>;
  readonly load: LoadSitting;
  readonly facts: Facts;
  readonly rows: Pick<SittingRows, 'refresh'>;
  readonly notify: NotifySitting;
  readonly settle: SettleSitting;
  readonly emit: EmitEvent;
  readonly clock: Pick<Clock, 'now'>;
}

export function createSittingClock(options: SittingClockOptions): SittingClock {
  return { ...createStarts(options), ...createPauses(options), ...createEnds(options) };
}

/** Inserts a record of a sitting; false when it happened before. */
function once(
  { hiring, clock }: SittingClockOptions,
  sitting: string,
  key: string,
  event: SittingEvent,
): Promise<boolean> {
  return hiring.sittingRecords.insert({ id: `${sitting}:${key}`, sitting, at: clock.now(), event });
}

async function changed({ rows, notify }: SittingClockOptions, id: string): Promise<void> {
  await rows.refresh(id);
  await notify(id);
}

function createStarts(options: SittingClockOptions): Pick<SittingClock, 'start' | 'startSection'> {
  const { hiring, load, facts, clock } = options;
  return {
    async start(id) {
      const sitting = await load(id);
      if (sitting.startedAt !== undefined) return;
      assertStartable(sitting, clock.now());
      // Insert the entry for the deadline sweeper first: a start without it would never end.
      await hiring.openSittings.insert({ id, at: clock.now() });
      const at = clock.now();
      if (!(await once(options, id, 'start', { kind: 'start' }))) return;
      await options.emit({ event: 'sitting.started', sitting, at });
      await facts.append(id, { type: 'started' });
      await facts.append(id, { type: 'section-start', detail: { section: 1 } });
      await changed(options, id);
    },
    async startSection(id, index) {
      const sitting = await load(id);
      const timeline = running(sitting, clock.now());
      if (sitting.sections[index] === undefined) throw new AppError('SECTION_NOT_FOUND');
      if (timeline.open === index) return;
      const done = timeline.sections.filter(({ state }) => state !== 'waiting').length;
      if (index !== done) throw new AppError('SECTION_ORDER');
      if (!(await once(options, id, `section:${index}`, { kind: 'section', index }))) return;
      await facts.append(id, { type: 'section-start', detail: { section: index + 1 } });
      await changed(options, id);
    },
  };
}

function createPauses(options: SittingClockOptions): Pick<SittingClock, 'pause' | 'resume' | 'giveTime'> {
  const { load, facts, clock } = options;
  return {
    async pause(id, by) {
      running(await load(id), clock.now());
      if (!(await once(options, id, 'pause', { kind: 'pause', by })))
        throw new AppError('SITTING_PAUSE_USED');
      await facts.append(id, { type: 'paused', detail: { by } });
      await changed(options, id);
    },
    async resume(id, by) {
      const pause = pauseOf(await load(id));
      if (pause === undefined || pause.to <= clock.now()) return;
      if (!(await once(options, id, 'resume', { kind: 'resume', by }))) return;
      await facts.append(id, { type: 'resumed', detail: { by } });
      await changed(options, id);
    },
    async giveTime(id, { ms, note, by }) {
      const timeline = running(await load(id), clock.now());
      const next = timeline.sections.findIndex(({ state }) => state === 'waiting');
      const section = timeline.open ?? Math.max(0, next);
      const key = `extra:${createSortableId(clock.now())}`;
      await once(options, id, key, { kind: 'extra', section, ms, note, by });
      await facts.append(id, { type: 'extra-time', detail: { minutes: ms / 60_000, note } });
      await changed(options, id);
    },
  };
}

function createEnds(options: SittingClockOptions): Pick<SittingClock, 'finish'> {
  const { load, facts, settle, clock } = options;
  return {
    async finish(id) {
      const sitting = await load(id);
      if (sitting.startedAt === undefined) throw new AppError('SITTING_NOT_STARTED');
      if (sitting.finish !== undefined) return;
      // After the deadline, the sweeper ends it at the time of the deadline.
      running(sitting, clock.now());
      if (await once(options, id, 'finish', { kind: 'finish', by: 'candidate' }))
        await facts.append(id, { type: 'finished', detail: { by: 'candidate' } });
      await settle(id);
    },
  };
}

function assertStartable(sitting: LoadedSitting, now: number): void {
  const status = statusOf(sitting, now);
  if (status === 'revoked') throw new AppError('INVITATION_REVOKED');
  if (status === 'expired') throw expiredError(sitting, now);
  assertOpened(startTimesOf(sitting), now);
}

/** The timeline of a sitting that runs; throws otherwise. */
function running(sitting: LoadedSitting, now: number) {
  const timeline = timelineOf(sitting, now);
  if (timeline === undefined) throw new AppError('SITTING_NOT_STARTED');
  if (sitting.finish !== undefined || timeline.endedAt !== undefined) throw new AppError('SITTING_OVER');
  return timeline;
}
