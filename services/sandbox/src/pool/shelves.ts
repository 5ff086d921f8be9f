import type { BoxClass, PooledBox } from './pooled-box.js';
import { Shelf, type ShelfSize } from './shelf.js';

export interface ShelvesOptions<Class extends BoxClass> {
  /** Boxes of one class that wait; none where `most` is 0. */
  readonly sizeOf: (wanted: Class) => ShelfSize;
  /** Classes of one runtime that are kept warm. */
  readonly classesPerRuntime: number;
}

/** The shelves of a pool by class. */
export class Shelves<Class extends BoxClass, Box extends PooledBox> {
  private readonly options: ShelvesOptions<Class>;
  private readonly byKey = new Map<string, Shelf<Class, Box>>();

  constructor(options: ShelvesOptions<Class>) {
    this.options = options;
  }

  /** Returns the shelf of a class and marks it as wanted now. */
  want(wanted: Class, nowMs: number): Shelf<Class, Box> {
    const found = this.byKey.get(wanted.key);
    if (found !== undefined) {
      found.lastWantedMs = nowMs;
      return found;
    }
    const shelf = new Shelf<Class, Box>(wanted, this.options.sizeOf(wanted), nowMs);
    this.byKey.set(wanted.key, shelf);
    return shelf;
  }

  /** Excess shelves of a runtime: those wanted least recently. */
  surplus(runtime: string): Shelf<Class, Box>[] {
    const rivals = this.byWish().filter((shelf) => shelf.wanted.runtime === runtime);
    return rivals.slice(0, Math.max(0, rivals.length - this.options.classesPerRuntime));
  }

  remove(shelf: Shelf<Class, Box>): void {
    this.byKey.delete(shelf.wanted.key);
  }

  has(shelf: Shelf<Class, Box>): boolean {
    return this.byKey.get(shelf.wanted.key) === shelf;
  }

  all(): Shelf<Class, Box>[] {
    return [...this.byKey.values()];
  }

  /** Least recently wanted first. */
  byWish(): Shelf<Class, Box>[] {
    return this.all().sort((a, b) => a.lastWantedMs - b.lastWantedMs);
  }

  boxes(): Box[] {
    return this.all().flatMap((shelf) => shelf.boxes);
  }
}
