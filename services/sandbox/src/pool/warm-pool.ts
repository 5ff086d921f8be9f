import type { CoreActivity } from './core-activity.js';
import { CoreBalance } from './core-balance.js';
import { memoryOf, type BoxClass, type PoolCounts, type PooledBox } from './pooled-box.js';
import type { Shelf } from './shelf.js';
import { Shelves, type ShelvesOptions } from './shelves.js';

export interface WarmPoolOptions<
  Class extends BoxClass,
  Box extends PooledBox,
> extends ShelvesOptions<Class> {
  make(wanted: Class, cpu: number, signal: AbortSignal): Promise<Box>;
  readonly cores: readonly number[];
  /** Memory of all boxes together, above which none is made ahead and waiting ones make way for those in use. */
  readonly memoryMiB: number;
  /** A waiting box older than this is not handed out. */
  readonly maxAgeMs: number;
  /** Told when a box could not be made ahead; it is tried again at the next occasion. */
  readonly onRefillFailed: (wanted: Class, error: unknown) => void;
  readonly now?: () => number;
  /** What others do on the cores; closed with the pool. */
  readonly activity?: CoreActivity;
  /** Where it is shared with whoever reserves cores. */
  readonly balance?: CoreBalance;
}

/** After this long without a wish, one box of a class is enough. */
const QUIET_MS = 10 * 60_000;

/** A box that is being made ahead. */
interface Ahead {
  readonly memoryMiB: number;
  readonly stop: AbortController;
}

/**
 * Keeps boxes ready by class, as many as were lately wanted at once. It refills when boxes come back, not when one is
 * taken: making a box costs the submission that has just taken one a good part of its core.
 */
export class WarmPool<Class extends BoxClass, Box extends PooledBox> {
  private readonly options: WarmPoolOptions<Class, Box>;
  private readonly now: () => number;
  private readonly balance: CoreBalance;
  private readonly shelves: Shelves<Class, Box>;
  private readonly inUse = new Set<Box>();
  /** Boxes being made for somebody who waits. */
  private readonly making = new Set<{ readonly memoryMiB: number }>();
  private ahead: Ahead | undefined;
  private readonly stopping = new AbortController();
  private readonly leaving = new Map<Box, Promise<void>>();
  private readonly takes = new Set<Promise<unknown>>();
  private refilling: Promise<void> | undefined;
  private refillAgain = false;
  private warmTakes = 0;
  private coldTakes = 0;
  private coldMs = 0;

  constructor(options: WarmPoolOptions<Class, Box>) {
    this.options = options;
    this.now = options.now ?? (() => performance.now());
    this.balance = options.balance ?? new CoreBalance(options.cores, options.activity);
    this.shelves = new Shelves(options);
  }

  /** A waiting box, or a new one. `fresh` asks for a new one even where some wait: can one be made now? */
  async take(wanted: Class, signal: AbortSignal, { fresh = false } = {}): Promise<Box> {
    this.stopping.signal.throwIfAborted();
    if (fresh) return await this.takeNew(wanted, signal);
    const shelf = this.shelfOf(wanted);
    shelf.demand.took(this.now());
    const warm = this.takeWaiting(shelf);
    if (warm === undefined) return await this.takeNew(wanted, signal);
    this.warmTakes += 1;
    this.use(warm);
    return warm;
  }

  /** Destroys a box that was taken, then fills up. Never rejects. */
  async giveBack(box: Box): Promise<void> {
    if (!this.inUse.delete(box)) return;
    this.balance.addBusy(box.cpu, -1);
    await this.destroy(box);
    this.refill();
  }

  /** Wants boxes of these classes ready; where one is `awaited`, also if usually none waits. */
  warm(classes: readonly Class[], { awaited = false } = {}): void {
    for (const shelf of classes.map((wanted) => this.shelfOf(wanted)))
      if (awaited) shelf.demand.awaited(this.now());
    this.refill();
  }

  /** Destroys waiting boxes that are too old or too many, then fills up. */
  refresh(): void {
    for (const shelf of this.shelves.all()) {
      this.dropOld(shelf);
      const extra = shelf.boxes.length - this.targetOf(shelf);
      for (const box of shelf.boxes.slice(0, Math.max(0, extra))) this.discard(shelf, box);
    }
    void Promise.all(this.leaving.values()).then(() => this.refill());
  }

  /** Keeps no box of this runtime any more; those in use are not touched. */
  drop(runtime: string): void {
    for (const shelf of this.shelves.all()) if (shelf.wanted.runtime === runtime) this.clear(shelf);
  }

  /** Boxes that were taken and not given back. */
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
    while (this.refilling !== undefined) await this.refilling;
  }

  /** Destroys everything, also boxes in use and those that are just being made. */
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

  private async takeNew(wanted: Class, signal: AbortSignal): Promise<Box> {
    const taking = this.makeForTaker(wanted, signal);
    this.takes.add(taking);
    try {
      return await taking;
    } finally {
      this.takes.delete(taking);
    }
  }

  private async makeForTaker(wanted: Class, signal: AbortSignal): Promise<Box> {
    const order = { memoryMiB: wanted.memoryMiB };
    const cpu = this.balance.quietest();
    const begun = this.now();
    this.coldTakes += 1;
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
      this.coldMs += this.now() - begun;
      this.making.delete(order);
      this.balance.addBusy(cpu, -1);
    }
  }

  /** Whoever asks now comes before whoever may ask later: waiting boxes go until what is in use has room. */
  private makeWay(): void {
    if (this.usedMiB() <= this.options.memoryMiB) return;
    this.ahead?.stop.abort(new Error('its memory is needed'));
    this.ahead = undefined;
    for (const shelf of this.shelves.byWish()) {
      for (const box of [...shelf.boxes]) {
        if (this.usedMiB() <= this.options.memoryMiB) return;
        this.discard(shelf, box);
      }
    }
  }

  /** Memory of all boxes but those on their way out, which are dead already. */
  private usedMiB(): number {
    const ahead = this.ahead?.memoryMiB ?? 0;
    return memoryOf(this.inUse) + memoryOf(this.making) + memoryOf(this.shelves.boxes()) + ahead;
  }

  /** Who stops the pool waits also for those that were on their way out. */
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

  /** A class whose boxes cannot be made now must not keep the others from being filled. */
  private async fill(): Promise<void> {
    const failed = new Set<Shelf<Class, Box>>();
    for (let shelf = this.neediest(failed); shelf !== undefined; shelf = this.neediest(failed)) {
      if (!(await this.makeWaiting(shelf))) failed.add(shelf);
    }
    for (const shelf of this.shelves.all()) if (this.isFull(shelf)) shelf.demand.madeUp();
  }

  private neediest(failed: ReadonlySet<Shelf<Class, Box>>): Shelf<Class, Box> | undefined {
    if (this.stopping.signal.aborted) return undefined;
    return this.shelves
      .all()
      .filter((shelf) => !failed.has(shelf) && !this.isFull(shelf) && this.hasRoom(shelf.wanted))
      .sort((a, b) => a.boxes.length - b.boxes.length || b.lastWantedMs - a.lastWantedMs)[0];
  }

  private isFull(shelf: Shelf<Class, Box>): boolean {
    return shelf.boxes.length >= this.targetOf(shelf);
  }

  private hasRoom({ memoryMiB }: Class): boolean {
    return this.usedMiB() + memoryOf(this.leaving.keys()) + memoryMiB <= this.options.memoryMiB;
  }

  private async makeWaiting(shelf: Shelf<Class, Box>): Promise<boolean> {
    const ahead = { memoryMiB: shelf.wanted.memoryMiB, stop: new AbortController() };
    const signal = AbortSignal.any([ahead.stop.signal, this.stopping.signal]);
    this.ahead = ahead;
    try {
      const box = await this.options.make(shelf.wanted, this.balance.quietest(), signal);
      if (signal.aborted || !this.shelves.has(shelf)) {
        await this.destroy(box);
        return false;
      }
      shelf.boxes.push(box);
      this.balance.addWaiting(box.cpu, 1);
      void box.ended.then(() => this.discard(shelf, box));
      return true;
    } catch (error) {
      if (!signal.aborted) this.options.onRefillFailed(shelf.wanted, error);
      return false;
    } finally {
      if (this.ahead === ahead) this.ahead = undefined;
    }
  }
}
