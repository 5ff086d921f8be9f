import type { CoreActivity } from './core-activity.js';
import { CoreBalance } from './core-balance.js';
import { memoryOf, type BoxClass, type PoolCounts, type PooledBox } from './pooled-box.js';
import { Refill } from './refill.js';
import type { Shelf } from './shelf.js';
import { Shelves, type ShelvesOptions } from './shelves.js';

export interface WarmPoolOptions<
  Class extends BoxClass,
  Box extends PooledBox,
> extends ShelvesOptions<Class> {
  make(wanted: Class, cpu: number, signal: AbortSignal): Promise<Box>;
  readonly cores: readonly number[];
  /** Memory of all boxes together: beyond it none is made ahead, and waiting boxes give way to those in use. */
  readonly memoryMiB: number;
  /** A waiting box older than this is not handed out. */
  readonly maxAgeMs: number;
  /** Called when a box could not be made ahead; it is retried at the next occasion. */
  readonly onRefillFailed: (wanted: Class, error: unknown) => void;
  readonly now?: () => number;
  /** What others do on the cores; closed with the pool. */
  readonly activity?: CoreActivity;
  /** Given when it is shared with the reservation of cores. */
  readonly balance?: CoreBalance;
}

/** After this long without a request, one box of a class is enough. */
const QUIET_MS = 10 * 60_000;

/**
 * Keeps boxes ready by class, up to the number lately wanted at once. It refills when boxes come back, not when one is
 * taken: making a box costs the submission that has just taken one a good part of its core.
 */
export class WarmPool<Class extends BoxClass, Box extends PooledBox> {
  private readonly options: WarmPoolOptions<Class, Box>;
  private readonly now: () => number;
  private readonly balance: CoreBalance;
  private readonly shelves: Shelves<Class, Box>;
  private readonly inUse = new Set<Box>();
  /** Boxes being made for waiting callers. */
  private readonly making = new Set<{ readonly memoryMiB: number }>();
  private readonly refill: Refill<Class, Box>;
  private readonly stopping = new AbortController();
  private readonly leaving = new Map<Box, Promise<void>>();
  private readonly takes = new Set<Promise<unknown>>();
  private warmTakes = 0;
  private coldTakes = 0;
  private coldMs = 0;

  constructor(options: WarmPoolOptions<Class, Box>) {
    this.options = options;
    this.now = options.now ?? (() => performance.now());
    this.balance = options.balance ?? new CoreBalance(options.cores, options.activity);
    this.shelves = new Shelves(options);
    this.refill = new Refill({
      shelves: this.shelves,
      make: (wanted, signal) => options.make(wanted, this.balance.quietest(), signal),
      isFull: (shelf) => shelf.boxes.length >= this.targetOf(shelf),
      hasRoom: ({ memoryMiB }) =>
        this.usedMiB() + memoryOf(this.leaving.keys()) + memoryMiB <= options.memoryMiB,
      onMade: (shelf, box) => this.putOn(shelf, box),
      onAdopted: (box) => this.use(box),
      onLeft: () => this.makeWay(),
      onFailed: options.onRefillFailed,
      destroy: (box) => this.destroy(box),
      signal: this.stopping.signal,
    });
  }

  /**
   * A waiting box, the one that is being made ahead, or a new one. `fresh` asks for a new one even if some wait, to
   * check that one can be made now.
   */
  async take(wanted: Class, signal: AbortSignal, { fresh = false } = {}): Promise<Box> {
    this.stopping.signal.throwIfAborted();
    if (fresh) return await this.takeCold(() => this.makeForTaker(wanted, signal));
    const shelf = this.shelfOf(wanted);
    shelf.demand.took(this.now());
    const warm = this.takeWaiting(shelf);
    if (warm === undefined)
      return await this.takeCold(
        async () => (await this.refill.adopt(shelf, signal)) ?? (await this.makeForTaker(wanted, signal)),
      );
    this.warmTakes += 1;
    this.use(warm);
    return warm;
  }

  /** Destroys a box that was taken, then fills up. Never rejects. */
  async giveBack(box: Box): Promise<void> {
    if (!this.inUse.delete(box)) return;
    this.balance.addBusy(box.cpu, -1);
    await this.destroy(box);
    this.refill.start();
  }

  /** Keeps boxes of these classes ready; `awaited` includes classes that usually have none waiting. */
  warm(classes: readonly Class[], { awaited = false } = {}): void {
    for (const shelf of classes.map((wanted) => this.shelfOf(wanted)))
      if (awaited) shelf.demand.awaited(this.now());
    this.refill.start();
  }

  /** Destroys waiting boxes that are too old or too many, then fills up. */
  refresh(): void {
    for (const shelf of this.shelves.all()) {
      this.dropOld(shelf);
      const extra = shelf.boxes.length - this.targetOf(shelf);
      for (const box of shelf.boxes.slice(0, Math.max(0, extra))) this.discard(shelf, box);
    }
    void Promise.all(this.leaving.values()).then(() => this.refill.start());
  }

  /** Keeps no box of this runtime any more; boxes in use are not affected. */
  drop(runtime: string): void {
    for (const shelf of this.shelves.all()) if (shelf.wanted.runtime === runtime) this.clear(shelf);
  }

  /** Boxes that were taken and not returned. */
  used(): ReadonlySet<Box> {
    return this.inUse;
  }

  /** How many boxes wait, by class. */
  waiting(): ReadonlyMap<string, number> {
    return new Map(this.shelves.all().map(({ wanted, boxes }) => [wanted.key, boxes.length]));
  }

  counts(): PoolCounts {
    const { warmTakes: warm, coldTakes: cold, coldMs } = this;
    return { waiting: this.shelves.boxes().length, inUse: this.inUse.size, warm, cold, coldMs };
  }

  /** Resolves when the pool is as full as it will get for now. */
  async filled(): Promise<void> {
    await this.refill.done();
  }

  /** Destroys everything, including boxes in use and those being made. */
  async stop(): Promise<void> {
    this.stopping.abort(new Error('the sandbox is closed'));
    this.options.activity?.close();
    await this.filled();
    await Promise.allSettled(this.takes);
    for (const shelf of this.shelves.all()) this.clear(shelf);
    for (const box of this.inUse) void this.destroy(box);
    this.inUse.clear();
    await Promise.all(this.leaving.values());
  }

  private async takeCold(take: () => Promise<Box>): Promise<Box> {
    const begun = this.now();
    const taking = take();
    this.coldTakes += 1;
    this.takes.add(taking);
    try {
      return await taking;
    } finally {
      this.takes.delete(taking);
      this.coldMs += this.now() - begun;
    }
  }

  private async makeForTaker(wanted: Class, signal: AbortSignal): Promise<Box> {
    const order = { memoryMiB: wanted.memoryMiB };
    const cpu = this.balance.quietest();
    this.making.add(order);
    this.balance.addBusy(cpu, 1);
    this.makeWay();
    try {
      const box = await this.options.make(wanted, cpu, AbortSignal.any([signal, this.stopping.signal]));
      if (this.stopping.signal.aborted) await this.destroy(box);
      this.stopping.signal.throwIfAborted();
      this.use(box);
      return box;
    } finally {
      this.making.delete(order);
      this.balance.addBusy(cpu, -1);
    }
  }

  /** Current requests come before future ones: destroys waiting boxes until the boxes in use have room. */
  private makeWay(): void {
    if (this.usedMiB() <= this.options.memoryMiB) return;
    this.refill.giveUp();
    for (const shelf of this.shelves.byWish()) {
      for (const box of [...shelf.boxes]) {
        if (this.usedMiB() <= this.options.memoryMiB) return;
        this.discard(shelf, box);
      }
    }
  }

  /** Memory of all boxes except those being destroyed, which are dead already. */
  private usedMiB(): number {
    const { inUse, making, shelves, refill } = this;
    return memoryOf(inUse) + memoryOf(making) + memoryOf(shelves.boxes()) + refill.memoryMiB();
  }

  /** Stopping the pool also waits for boxes that were already being destroyed. */
  private destroy(box: Box): Promise<void> {
    const leaving = box.destroy().finally(() => this.leaving.delete(box));
    this.leaving.set(box, leaving);
    return leaving;
  }

  private targetOf(shelf: Shelf<Class, Box>): number {
    return shelf.target(this.now(), QUIET_MS);
  }

  private shelfOf(wanted: Class): Shelf<Class, Box> {
    const shelf = this.shelves.want(wanted, this.now());
    for (const stale of this.shelves.surplus(wanted.runtime)) this.clear(stale);
    return shelf;
  }

  private clear(shelf: Shelf<Class, Box>): void {
    this.shelves.remove(shelf);
    for (const box of [...shelf.boxes]) this.discard(shelf, box);
  }

  private takeWaiting(shelf: Shelf<Class, Box>): Box | undefined {
    this.dropOld(shelf);
    const box = shelf.boxes[this.balance.quietestAmong(shelf.boxes.map(({ cpu }) => cpu))];
    if (box !== undefined) this.removeFrom(shelf, box);
    return box;
  }

  private dropOld(shelf: Shelf<Class, Box>): void {
    const oldest = this.now() - this.options.maxAgeMs;
    for (const box of shelf.boxes.filter(({ madeAtMs }) => madeAtMs < oldest)) this.discard(shelf, box);
  }

  private use(box: Box): void {
    this.inUse.add(box);
    this.balance.addBusy(box.cpu, 1);
  }

  private removeFrom(shelf: Shelf<Class, Box>, box: Box): boolean {
    const was = shelf.remove(box);
    if (was) this.balance.addWaiting(box.cpu, -1);
    return was;
  }

  private discard(shelf: Shelf<Class, Box>, box: Box): void {
    if (this.removeFrom(shelf, box)) void this.destroy(box);
  }

  private putOn(shelf: Shelf<Class, Box>, box: Box): void {
    shelf.boxes.push(box);
    this.balance.addWaiting(box.cpu, 1);
    void box.ended.then(() => this.discard(shelf, box));
  }
}
