const SLICE_MS = 60_000;
/** How far back demand is remembered. */
const SLICES = 10;

/**
 * How many waiting boxes of one class would have sufficed for all callers: the most that were taken before the pool
 * had replaced them, over the last ten minutes. It follows how many submissions open such a box at once,
 * how fast they follow each other and how long a box takes to make, without knowing any of the three.
 */
export class Demand {
  private readonly peaks = new Map<number, number>();
  private owed = 0;

  /** A box was taken. `nowMs` is on the monotonic clock, here and below. */
  took(nowMs: number): void {
    this.owed += 1;
    const slice = Math.floor(nowMs / SLICE_MS);
    this.peaks.set(slice, Math.max(this.owed, this.peaks.get(slice) ?? 0));
  }

  /** A caller is about to ask for one. */
  awaited(nowMs: number): void {
    const slice = Math.floor(nowMs / SLICE_MS);
    this.peaks.set(slice, Math.max(1, this.peaks.get(slice) ?? 0));
  }

  /** Enough boxes wait: everything taken was replaced. */
  madeUp(): void {
    this.owed = 0;
  }

  /** The most that were wanted at once; 0 when nobody has asked lately. */
  most(nowMs: number): number {
    const oldest = Math.floor(nowMs / SLICE_MS) - SLICES;
    for (const slice of this.peaks.keys()) if (slice <= oldest) this.peaks.delete(slice);
    return Math.max(0, ...this.peaks.values());
  }
}
