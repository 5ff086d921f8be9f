import { DRAFT_QUOTA_BYTES } from '@hone/contracts';
import { AppError, type Clock } from '@hone/kit';
import { draftName, type DraftKey, type DraftRepository, type DraftSize } from './repository.js';
import { dropOldest } from '../../storage/drop-oldest.js';

/** Storage quota of the drafts of one user. */
export interface DraftSpace {
  /**
   * Reserves space for a new revision. Throws `DRAFT_QUOTA` when it does not fit; a revision that is no
   * larger than the previous one always fits.
   */
  take(place: DraftKey, bytes: number, most: number): Promise<Room>;
}

/** Reserved space. */
interface Room {
  /** How many revisions of the draft may be kept, the new one included. */
  readonly states: number;
  /** Call when the revision is stored, or will never be. */
  done(): void;
}

export interface DraftSpaceOptions {
  readonly drafts: Pick<DraftRepository, 'listSizes'>;
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Default: `DRAFT_QUOTA_BYTES`. */
  readonly quotaBytes?: number;
}

/** For this long, writes of other processes may be missed; the rate limit of saving bounds the error. */
const FRESH_MS = 10_000;
const PEOPLE_KEPT = 1_000;

interface Taken {
  /** The stored bytes at the last read, and the bytes reserved since. */
  bytes: number;
  readonly readAt: number;
}

/** Bytes reserved for revisions that may not be stored yet. */
type Pending = Set<{ readonly bytes: number }>;

/**
 * Creates the quota as one process knows it. Reservations since the last read are added, so usage is never
 * underestimated.
 */
export function createDraftSpace(options: DraftSpaceOptions): DraftSpace {
  return new CountedSpace(options);
}

class CountedSpace implements DraftSpace {
  private readonly options: DraftSpaceOptions;
  private readonly quotaBytes: number;
  private readonly known = new Map<string, Taken>();
  private readonly pending = new Map<string, Pending>();
  private readonly lines = new Map<string, Promise<void>>();

  constructor(options: DraftSpaceOptions) {
    this.options = options;
    this.quotaBytes = options.quotaBytes ?? DRAFT_QUOTA_BYTES;
  }

  /** Serializes reservations of one user, so that simultaneous requests do not see the same free space. */
  take(place: DraftKey, bytes: number, most: number): Promise<Room> {
    const { user } = place;
    const before = this.lines.get(user) ?? Promise.resolve();
    const taking = before.then(() => this.takeInTurn(place, bytes, most));
    const line = taking.then(ignore, ignore).finally(() => {
      if (this.lines.get(user) === line) this.lines.delete(user);
    });
    this.lines.set(user, line);
    return taking;
  }

  private async takeInTurn(place: DraftKey, bytes: number, most: number): Promise<Room> {
    const { user } = place;
    const states = this.fitsAtOnce(user, bytes) ? most : await this.measure(place, bytes, most);
    const own: Pending = this.pending.get(user) ?? new Set();
    const taken = { bytes };
    this.pending.set(user, own.add(taken));
    return {
      states,
      done: () => {
        own.delete(taken);
        if (own.size === 0) this.pending.delete(user);
      },
    };
  }

  /** Whether the new revision fits by the last count, without a read. */
  private fitsAtOnce(user: string, bytes: number): boolean {
    const taken = this.known.get(user);
    if (taken === undefined || this.options.clock.monotonic() - taken.readAt >= FRESH_MS) return false;
    if (taken.bytes + bytes > this.quotaBytes) return false;
    taken.bytes += bytes;
    return true;
  }

  /**
   * Reads the stored bytes. Writes in progress may or may not be included, so their reservations still count.
   */
  private async measure(place: DraftKey, bytes: number, most: number): Promise<number> {
    const { user } = place;
    const onTheWay = sumOf([...(this.pending.get(user) ?? [])]);
    const sizes = await this.options.drafts.listSizes(user);
    const quotaBytes = this.quotaBytes - onTheWay;
    const states = countFitting(sizes, place, { bytes, most, quotaBytes });
    this.remember(user, sumOf(sizes) + onTheWay + bytes);
    return states;
  }

  private remember(user: string, bytes: number): void {
    this.known.delete(user);
    this.known.set(user, { bytes, readAt: this.options.clock.monotonic() });
    dropOldest(this.known, PEOPLE_KEPT);
  }
}

interface Wanted {
  readonly bytes: number;
  readonly most: number;
  readonly quotaBytes: number;
}

/** Older revisions of the same draft are dropped first: the current text matters more than its past. */
function countFitting(sizes: readonly DraftSize[], place: DraftKey, wanted: Wanted): number {
  const isOwn = (size: DraftSize) => draftName({ ...size, user: place.user }) === draftName(place);
  const earlier = sizes.filter(isOwn).sort((a, b) => b.revision - a.revision);
  const space = wanted.quotaBytes - sumOf(sizes.filter((size) => !isOwn(size))) - wanted.bytes;
  if (space < 0 && wanted.bytes > (earlier[0]?.bytes ?? 0)) throw new AppError('DRAFT_QUOTA');
  let left = space;
  const fitting = earlier.slice(0, wanted.most - 1).findIndex(({ bytes }) => (left -= bytes) < 0);
  return fitting < 0 ? wanted.most : fitting + 1;
}

const ignore = (): void => undefined;

const sumOf = (sizes: readonly { readonly bytes: number }[]): number =>
  sizes.reduce((sum, { bytes }) => sum + bytes, 0);
