import { DRAFT_QUOTA_BYTES } from '@hone/contracts';
import { AppError, type Clock } from '@hone/kit';
import type { DraftPlace, DraftRepository, DraftSize } from './repository.js';

/** How much of the drafts of one person is stored. */
export interface DraftSpace {
  /**
   * Takes space for a new state of a draft. Answers how many states of it may be kept, the new one included; throws
   * `DRAFT_QUOTA` when not even that one fits. A state no larger than the one before it always does.
   */
  take(place: DraftPlace, bytes: number, most: number): Promise<number>;
}

export interface DraftSpaceOptions {
  readonly drafts: Pick<DraftRepository, 'listSizes'>;
  readonly clock: Pick<Clock, 'monotonic'>;
  /** `DRAFT_QUOTA_BYTES` when absent. */
  readonly quotaBytes?: number;
}

/** What other processes stored in this time may be missed; the rate limit of savings bounds it. */
const FRESH_MS = 10_000;
const PEOPLE_KEPT = 1_000;

interface Taken {
  bytes: number;
  readonly readAt: number;
}

/** Creates the space of all people as one process knows it. What was stored since it was read is counted, never less. */
export function createDraftSpace(options: DraftSpaceOptions): DraftSpace {
  const { drafts, clock, quotaBytes = DRAFT_QUOTA_BYTES } = options;
  const known = new Map<string, Taken>();
  const lines = new Map<string, Promise<void>>();

  function remember(user: string, bytes: number): void {
    known.delete(user);
    known.set(user, { bytes, readAt: clock.monotonic() });
    const [oldest] = known.keys();
    if (known.size > PEOPLE_KEPT && oldest !== undefined) known.delete(oldest);
  }

  /** Whether the new state fits beside what was counted lately, so that nothing has to be read. */
  function fitsAtOnce(user: string, bytes: number): boolean {
    const taken = known.get(user);
    if (taken === undefined || clock.monotonic() - taken.readAt >= FRESH_MS) return false;
    if (taken.bytes + bytes > quotaBytes) return false;
    taken.bytes += bytes;
    return true;
  }

  async function take(place: DraftPlace, bytes: number, most: number): Promise<number> {
    if (fitsAtOnce(place.user, bytes)) return most;
    const sizes = await drafts.listSizes(place.user);
    const states = countFitting(sizes, place, { bytes, most, quotaBytes });
    remember(place.user, sumOf(sizes) + bytes);
    return states;
  }

  return {
    // One after the other for each person: many at once must not all see the same free space.
    take(place, bytes, most) {
      const { user } = place;
      const taking = (lines.get(user) ?? Promise.resolve()).then(() => take(place, bytes, most));
      const line = taking.then(ignore, ignore).finally(() => {
        if (lines.get(user) === line) lines.delete(user);
      });
      lines.set(user, line);
      return taking;
    },
  };
}

interface Wanted {
  readonly bytes: number;
  readonly most: number;
  readonly quotaBytes: number;
}

/** Earlier states of the same draft make room, the oldest first: the text itself is worth more than its past. */
function countFitting(sizes: readonly DraftSize[], place: DraftPlace, wanted: Wanted): number {
  const isOwn = (size: DraftSize) => size.slug === place.slug && size.language === place.language;
  const earlier = sizes.filter(isOwn).sort((a, b) => b.revision - a.revision);
  const room = wanted.quotaBytes - sumOf(sizes.filter((size) => !isOwn(size))) - wanted.bytes;
  if (room < 0 && wanted.bytes > (earlier[0]?.bytes ?? 0)) throw new AppError('DRAFT_QUOTA');
  let left = room;
  const fitting = earlier.slice(0, wanted.most - 1).findIndex(({ bytes }) => (left -= bytes) < 0);
  return fitting < 0 ? wanted.most : fitting + 1;
}

const ignore = (): void => undefined;

const sumOf = (sizes: readonly DraftSize[]): number => sizes.reduce((sum, { bytes }) => sum + bytes, 0);
