import { CoreBalance } from './core-balance.js';

/** A box as far as the pool cares. */
export interface PooledBox {
  readonly cpu: number;
  readonly memoryMiB: number;
  /** On the monotonic clock. */
  readonly madeAtMs: number;
  readonly ended: Promise<unknown>;
  destroy(): Promise<void>;
}

/** Boxes of one class are interchangeable. */
export interface BoxClass {
  readonly key: string;
  /** The runtime it is of; classes of one runtime share its places in the pool. */
  readonly runtime: string;
  /** Memory of one box. */
  readonly memoryMiB: number;
}

export interface WarmPoolOptions<Class extends BoxClass, Box extends PooledBox> {
  make(wanted: Class, cpu: number, signal: AbortSignal): Promise<Box>;
  readonly cores: readonly number[];
  /** Boxes of one class that wait. */
  readonly sizeOf: (wanted: Class) => number;
  /** Classes of one runtime that are kept warm; the least recently wanted one gives way. */
  readonly classesPerRuntime: number;
  /** Memory of all boxes together, waiting and in use, above which none is made ahead. */
  readonly memoryMiB: number;
  /** A waiting box older than this is not handed out. */
  readonly maxAgeMs: number;
  /** Told when a box could not be made ahead; it is tried again at the next occasion. */
  readonly onRefillFailed: (wanted: Class, error: unknown) => void;
}

/** How the pool does. */
export interface PoolCounts {
  /** Boxes made and not handed out yet. */
  readonly waiting: number;
  readonly inUse: number;
  /** Times somebody got a waiting box, since the start. */
  readonly warm: number;
  /** Times somebody had to wait until a box was made, since the start. */
  readonly cold: number;
}

interface Shelf<Class, Box> {
  readonly wanted: Class;
  readonly boxes: Box[];
  lastWantedMs: number;
}

/**
 * Keeps boxes ready by class. It refills when boxes come back, not when one is taken: making a box costs the
 * submission that has just taken one a good part of its core.
 */
export class WarmPool<Class extends BoxClass, Box extends PooledBox> {
  private readonly options: WarmPoolOptions<Class, Box>;
  private readonly balance: CoreBalance;
  private readonly shelves = new Map<string, Shelf<Class, Box>>();
  private readonly inUse = new Map<Box, Class>();
  private readonly stopping = new AbortController();
  private readonly leaving = new Set<Promise<void>>();
  private refilling: Promise<void> | undefined;
  private refillAgain = false;
  private warmTakes = 0;
  private coldTakes = 0;

  constructor(options: WarmPoolOptions<Class, Box>) {
    this.options = options;
    this.balance = new CoreBalance(options.cores);
  }

  /** A waiting box, or a new one. `fresh` asks for a new one even where some wait: can one be made now? */
  async take(wanted: Class, signal: AbortSignal, { fresh = false } = {}): Promise<Box> {
    this.stopping.signal.throwIfAborted();
    const shelf = this.shelfOf(wanted);
    const warm = fresh ? undefined : this.takeWaiting(shelf);
    if (warm !== undefined) {
      this.warmTakes += 1;
      this.use(warm, wanted);
      return warm;
    }
    this.coldTakes += 1;
    const cpu = this.balance.quietest();
    this.balance.addBusy(cpu, 1);
    try {
      const box = await this.options.make(wanted, cpu, AbortSignal.any([signal, this.stopping.signal]));
      this.use(box, wanted);
      return box;
    } finally {
      this.balance.addBusy(cpu, -1);
    }
  }

  /** Destroys a box that was taken, then fills up. Never rejects. */
  async giveBack(box: Box): Promise<void> {
    if (!this.inUse.delete(box)) return;
    this.balance.addBusy(box.cpu, -1);
    await this.destroy(box);
    this.refill();
  }

  /** Wants boxes of these classes ready. */
  warm(classes: readonly Class[]): void {
    for (const wanted of classes) this.shelfOf(wanted);
    this.refill();
  }

  /** Destroys waiting boxes that are too old, and fills up. */
  refresh(): void {
    for (const shelf of this.shelves.values()) {
      for (const box of shelf.boxes.filter((each) => this.isOld(each))) this.discard(shelf, box);
    }
    this.refill();
  }

  /** How many boxes wait, by class. */
  waiting(): ReadonlyMap<string, number> {
    return new Map([...this.shelves].map(([key, shelf]) => [key, shelf.boxes.length]));
  }

  counts(): PoolCounts {
    const waiting = [...this.shelves.values()].reduce((sum, shelf) => sum + shelf.boxes.length, 0);
    return { waiting, inUse: this.inUse.size, warm: this.warmTakes, cold: this.coldTakes };
  }

  get busy(): number {
    return this.inUse.size;
  }

  /** Resolves when the pool is as full as it will get for now. */
  async filled(): Promise<void> {
    while (this.refilling !== undefined) await this.refilling;
  }

  /** Destroys everything, also boxes in use. */
  async stop(): Promise<void> {
    this.stopping.abort(new Error('the sandbox is closed'));
    await this.filled();
    const waiting = [...this.shelves.values()].flatMap((shelf) => shelf.boxes.splice(0));
    const used = [...this.inUse.keys()];
    this.inUse.clear();
    for (const box of [...waiting, ...used]) void this.destroy(box);
    await Promise.all(this.leaving);
  }

  /** Who stops the pool waits also for those that were on their way out. */
  private destroy(box: Box): Promise<void> {
    const leaving = box.destroy().finally(() => this.leaving.delete(leaving));
    this.leaving.add(leaving);
    return leaving;
  }

  private shelfOf(wanted: Class): Shelf<Class, Box> {
    const now = performance.now();
    const found = this.shelves.get(wanted.key);
    if (found !== undefined) {
      found.lastWantedMs = now;
      return found;
    }
    const shelf = { wanted, boxes: [], lastWantedMs: now };
    this.shelves.set(wanted.key, shelf);
    this.dropStalest(wanted.runtime);
    return shelf;
  }

  private dropStalest(runtime: string): void {
    const rivals = [...this.shelves.values()]
      .filter((shelf) => shelf.wanted.runtime === runtime)
      .sort((a, b) => b.lastWantedMs - a.lastWantedMs);
    for (const shelf of rivals.slice(this.options.classesPerRuntime)) this.clear(shelf);
  }

  private clear(shelf: Shelf<Class, Box>): void {
    this.shelves.delete(shelf.wanted.key);
    for (const box of [...shelf.boxes]) this.discard(shelf, box);
  }

  private takeWaiting(shelf: Shelf<Class, Box>): Box | undefined {
    for (const box of shelf.boxes.filter((each) => this.isOld(each))) this.discard(shelf, box);
    const box = shelf.boxes[this.balance.quietestAmong(shelf.boxes.map(({ cpu }) => cpu))];
    if (box !== undefined) this.removeFrom(shelf, box);
    return box;
  }

  private use(box: Box, wanted: Class): void {
    this.inUse.set(box, wanted);
    this.balance.addBusy(box.cpu, 1);
  }

  private isOld(box: Box): boolean {
    return performance.now() - box.madeAtMs > this.options.maxAgeMs;
  }

  private removeFrom(shelf: Shelf<Class, Box>, box: Box): boolean {
    const at = shelf.boxes.indexOf(box);
    if (at < 0) return false;
    shelf.boxes.splice(at, 1);
    this.balance.addWaiting(box.cpu, -1);
    return true;
  }

  private discard(shelf: Shelf<Class, Box>, box: Box): void {
    if (this.removeFrom(shelf, box)) void this.destroy(box);
  }

  /** One box after another: several at once would only take the cores from who is being graded. */
  private refill(): void {
    if (this.stopping.signal.aborted) return;
    if (this.refilling !== undefined) {
      this.refillAgain = true;
      return;
    }
    this.refilling = this.fill().finally(() => {
      this.refilling = undefined;
      if (!this.refillAgain) return;
      this.refillAgain = false;
      this.refill();
    });
  }

  private async fill(): Promise<void> {
    for (let shelf = this.neediest(); shelf !== undefined; shelf = this.neediest()) {
      if (!(await this.makeWaiting(shelf))) return;
    }
  }

  private neediest(): Shelf<Class, Box> | undefined {
    if (this.stopping.signal.aborted) return undefined;
    return [...this.shelves.values()]
      .filter(({ wanted, boxes }) => boxes.length < this.options.sizeOf(wanted) && this.hasRoom(wanted))
      .sort((a, b) => a.boxes.length - b.boxes.length || b.lastWantedMs - a.lastWantedMs)[0];
  }

  private hasRoom(wanted: Class): boolean {
    const boxes = [...this.inUse.keys(), ...[...this.shelves.values()].flatMap((shelf) => shelf.boxes)];
    const taken = boxes.reduce((sum, box) => sum + box.memoryMiB, 0);
    return taken + wanted.memoryMiB <= this.options.memoryMiB;
  }

  private async makeWaiting(shelf: Shelf<Class, Box>): Promise<boolean> {
    try {
      const box = await this.options.make(shelf.wanted, this.balance.quietest(), this.stopping.signal);
      if (this.stopping.signal.aborted || this.shelves.get(shelf.wanted.key) !== shelf) {
        await this.destroy(box);
        return true;
      }
      shelf.boxes.push(box);
      this.balance.addWaiting(box.cpu, 1);
      void box.ended.then(() => this.removeFrom(shelf, box));
      return true;
    } catch (error) {
      if (!this.stopping.signal.aborted) this.options.onRefillFailed(shelf.wanted, error);
      return false;
    }
  }
}
