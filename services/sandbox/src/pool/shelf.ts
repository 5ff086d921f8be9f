import type { BoxClass, PooledBox } from './pooled-box.js';
import { Demand } from './demand.js';

/** How many boxes of a class may wait. */
export interface ShelfSize {
  /** While the demand is unknown. */
  readonly usual: number;
  /** At any demand. */
  readonly most: number;
}

/** The boxes of one class that wait, and how many of them should. */
export class Shelf<Class extends BoxClass, Box extends PooledBox> {
  readonly wanted: Class;
  readonly boxes: Box[] = [];
  readonly demand = new Demand();
  lastWantedMs: number;
  private readonly size: ShelfSize;

  constructor(wanted: Class, size: ShelfSize, nowMs: number) {
    this.wanted = wanted;
    this.size = size;
    this.lastWantedMs = nowMs;
  }

  /** The usual number, or more when more were wanted at once; one when nobody has asked for `quietMs`. */
  target(nowMs: number, quietMs: number): number {
    const { usual, most } = this.size;
    const quiet = nowMs - this.lastWantedMs > quietMs;
    return Math.min(most, Math.max(quiet ? Math.min(1, usual) : usual, this.demand.most(nowMs)));
  }

  /** Whether the box was here. */
  remove(box: Box): boolean {
    const at = this.boxes.indexOf(box);
    if (at >= 0) this.boxes.splice(at, 1);
    return at >= 0;
  }
}
