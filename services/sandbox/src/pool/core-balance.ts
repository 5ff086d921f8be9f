import type { CoreActivity } from './core-activity.js';

/** A core this busy without our boxes has a neighbour that we don't know about. */
const NEIGHBOUR = 0.3;
/** Weighs more than any number of boxes. */
const RESERVED = 1e9;

/**
 * Spreads boxes over cores: a box in use counts most, then the activity of others on a core, a waiting box
 * least.
 */
export class CoreBalance {
  private readonly busy = new Map<number, number>();
  private readonly waiting = new Map<number, number>();
  private readonly reserved = new Set<number>();
  private readonly cores: readonly number[];
  private readonly activity: Pick<CoreActivity, 'of'>;

  constructor(cores: readonly number[], activity: Pick<CoreActivity, 'of'> = { of: () => 0 }) {
    if (cores.length === 0) throw new RangeError('a sandbox needs a core');
    this.cores = cores;
    this.activity = activity;
  }

  /** Keeps boxes off a core that is measured on, as long as there is another. */
  reserve(core: number): void {
    this.reserved.add(core);
  }

  free(core: number): void {
    this.reserved.delete(core);
  }

  isReserved(core: number): boolean {
    return this.reserved.has(core);
  }

  /** The core for a new box. */
  quietest(): number {
    return this.cores.reduce((best, core) => (this.load(core) < this.load(best) ? core : best));
  }

  /** Among waiting boxes, the index of the one on the core that is quietest now. */
  quietestAmong(cores: readonly number[]): number {
    const loads = cores.map(
      (core) => this.busyOn(core) * 1000 + this.neighbours(core) * 100 + this.reservation(core),
    );
    return Math.max(0, loads.indexOf(Math.min(...loads)));
  }

  addBusy(core: number, change: 1 | -1): void {
    this.busy.set(core, this.busyOn(core) + change);
  }

  addWaiting(core: number, change: 1 | -1): void {
    this.waiting.set(core, (this.waiting.get(core) ?? 0) + change);
  }

  /** Activity of a core beyond that of our own boxes. */
  private neighbours(core: number): number {
    const share = this.busyOn(core) > 0 ? 0 : this.activity.of(core);
    return share < NEIGHBOUR ? 0 : share;
  }

  private busyOn(core: number): number {
    return this.busy.get(core) ?? 0;
  }

  private load(core: number): number {
    const waiting = this.waiting.get(core) ?? 0;
    return this.busyOn(core) * 1000 + waiting * 200 + this.neighbours(core) * 100 + this.reservation(core);
  }

  private reservation(core: number): number {
    return this.reserved.has(core) ? RESERVED : 0;
  }
}
