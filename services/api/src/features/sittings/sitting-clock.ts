import { AppError, type Clock } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { SittingEvent } from '../hiring-records/sitting-records.js';
import type { Facts } from './facts.js';
import { pauseOf, statusOf, timelineOf, type LoadedSitting, type LoadSitting } from './load-sitting.js';
import type { SettleSitting } from './settle.js';
import type { SittingRows } from './rows.js';
import type { NotifySitting } from './sitting-notices.js';

/** Starting, pausing and ending. Each happens once: an insert decides between simultaneous requests. */
export interface SittingClock {
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
  readonly clock: Pick<Clock, 'now'>;
  /** Called once when a sitting starts. */
  readonly onStarted?: ((sitting: LoadedSitting) => Promise<void>) | undefined;
}

export function createSittingClock(options: SittingClockOptions): SittingClock {
  const { hiring, load, facts, rows, notify, settle, clock } = options;

  const once = (sitting: string, key: string, event: SittingEvent, at = clock.now()): Promise<boolean> =>
    hiring.sittingRecords.insert({ id: `${sitting}:${key}`, sitting, at, event });

  async function changed(id: string): Promise<void> {
    await rows.refresh(id);
    await notify(id);
  }

  return {
    async start(id) {
      const sitting = await load(id);
      if (sitting.startedAt !== undefined) return;
      assertStartable(sitting, clock.now());
      // First the entry that the deadline sweeper reads: a start without it would never end.
      await hiring.openSittings.insert({ id, at: clock.now() });
      if (!(await once(id, 'start', { kind: 'start' }))) return;
      await facts.append(id, { type: 'started' });
      await facts.append(id, { type: 'section-start', detail: { section: 1 } });
      await options.onStarted?.(sitting);
      await changed(id);
    },
    async startSection(id, index) {
      const sitting = await load(id);
      const timeline = running(sitting, clock.now());
      if (sitting.sections[index] === undefined) throw new AppError('SECTION_NOT_FOUND');
      if (timeline.open === index) return;
      const done = timeline.sections.filter(({ state }) => state !== 'waiting').length;
      if (index !== done) throw new AppError('SECTION_ORDER');
      if (!(await once(id, `section:${index}`, { kind: 'section', index }))) return;
      await facts.append(id, { type: 'section-start', detail: { section: index + 1 } });
      await changed(id);
    },
    async pause(id, by) {
      running(await load(id), clock.now());
      if (!(await once(id, 'pause', { kind: 'pause', by }))) throw new AppError('SITTING_PAUSE_USED');
      await facts.append(id, { type: 'paused', detail: { by } });
      await changed(id);
    },
    async resume(id, by) {
      const sitting = await load(id);
      const pause = pauseOf(sitting);
      if (pause === undefined || pause.to <= clock.now()) return;
      if (!(await once(id, 'resume', { kind: 'resume', by }))) return;
      await facts.append(id, { type: 'resumed', detail: { by } });
      await changed(id);
    },
    async finish(id) {
      const sitting = await load(id);
      if (sitting.startedAt === undefined) throw new AppError('SITTING_NOT_STARTED');
      if (sitting.finish !== undefined) return;
      // After the deadline, the sweeper ends it at the time of the deadline.
      running(sitting, clock.now());
      if (await once(id, 'finish', { kind: 'finish', by: 'candidate' }))
        await facts.append(id, { type: 'finished', detail: { by: 'candidate' } });
      await settle(id);
    },
    async giveTime(id, { ms, note, by }) {
      const timeline = running(await load(id), clock.now());
      const next = timeline.sections.findIndex(({ state }) => state === 'waiting');
      const section = timeline.open ?? Math.max(0, next);
      const at = clock.now();
      const event = { kind: 'extra', section, ms, note, by } as const;
      await once(id, `extra:${createSortableId(at)}`, event, at);
      await facts.append(id, { type: 'extra-time', detail: { minutes: ms / 60_000, note } });
      await changed(id);
    },
  };
}

function assertStartable(sitting: LoadedSitting, now: number): void {
  const status = statusOf(sitting, now);
  if (status === 'revoked') throw new AppError('INVITATION_REVOKED');
  if (status === 'expired') throw new AppError('INVITATION_EXPIRED');
}

/** The timeline of a sitting that runs; throws otherwise. */
function running(sitting: LoadedSitting, now: number) {
  const timeline = timelineOf(sitting, now);
  if (timeline === undefined) throw new AppError('SITTING_NOT_STARTED');
  if (sitting.finish !== undefined || timeline.endedAt !== undefined) throw new AppError('SITTING_OVER');
  return timeline;
}
