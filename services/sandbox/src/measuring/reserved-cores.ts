import type { ReserveOptions } from '@hone/contracts/sandbox';
import { setTimeout as delay } from 'node:timers/promises';
import type { CoreActivity } from '../pool/core-activity.js';
import type { CoreBalance } from '../pool/core-balance.js';
import type { PooledBox } from '../pool/pooled-box.js';
import type { CoreLocks, HeldCore } from './core-locks.js';

/** A box that can be bound to another core while it runs. */
export interface MovableBox extends PooledBox {
  /** `cpu` is the new core from the time of the call. */
  moveTo(core: number): Promise<void>;
}

/** A core where nothing else of ours runs. */
export interface TakenCore {
  readonly core: number;
  /** Whether the core was idle just before. */
  readonly quiet: boolean;
  release(): Promise<void>;
}

export interface ReservedCoresOptions<Box extends MovableBox> {
  /** Cores that boxes may use. */
  readonly cores: readonly number[];
  readonly locks: CoreLocks;
  readonly balance: CoreBalance;
  readonly activity: Pick<CoreActivity, 'of'>;
  /** Boxes that are in use now. */
  readonly used: () => Iterable<Box>;
  /** Called when a box could not be moved; it stays where it is. */
  readonly onStuck: (box: Box, error: unknown) => void;
  /** How often to look for cores that others reserved. */
  readonly lookEveryMs?: number;
}

/** A core is idle below this share of its time. */
const IDLE = 0.1;
const LOOK_MS = 500;
const QUIET_LOOK_MS = 150;
const QUIET_LOOKS = 30;

/**
 * Cores on which programs are measured: one submission reserves a core while it measures, on the whole host. Boxes
 * of this process move away from a core that anybody measures on, and new ones go elsewhere. If there are several
 * cores, the first is never reserved: other work must go on somewhere.
 */
export class ReservedCores<Box extends MovableBox> {
  private readonly options: ReservedCoresOptions<Box>;
  private readonly cores: readonly number[];
  private readonly pinned = new Set<Box>();
  private readonly own = new Set<number>();
  private readonly watch: NodeJS.Timeout;
  /** Whether the last look was skipped. */
  private isBlind = false;

  constructor(options: ReservedCoresOptions<Box>) {
    this.options = options;
    this.cores = options.cores.length > 1 ? options.cores.slice(1) : options.cores;
    this.watch = setInterval(() => void this.look(), options.lookEveryMs ?? LOOK_MS);
    this.watch.unref();
  }

  /** Waits for a core. Rejects with the signal's reason; then nothing is held. */
  async take({ quiet = false }: ReserveOptions, signal: AbortSignal): Promise<TakenCore> {
    const held = await this.lock(signal);
    const { core } = held;
    try {
      this.own.add(core);
      await this.vacate(core);
      const wasQuiet = await this.awaitQuiet(core, quiet ? QUIET_LOOKS : 1, signal);
      signal.throwIfAborted();
      return { core, quiet: wasQuiet, release: () => this.letGo(held) };
    } catch (error) {
      await this.letGo(held);
      throw error;
    }
  }

  /** Binds a box to a core that was taken. */
  async pin(box: Box, core: number): Promise<void> {
    this.pinned.add(box);
    await this.move(box, core);
  }

  unpin(box: Box): void {
    this.pinned.delete(box);
  }

  /** Moves a box that has just been taken away from a core that somebody measures on. */
  async keepOff(box: Box): Promise<void> {
    if (this.isBlind) await this.look();
    if (this.options.balance.isReserved(box.cpu)) await this.elsewhere(box);
  }

  close(): void {
    clearInterval(this.watch);
  }

  private async lock(signal: AbortSignal): Promise<HeldCore> {
    const { locks, activity } = this.options;
    for (;;) {
      signal.throwIfAborted();
      const quietestFirst = [...this.cores].sort((a, b) => activity.of(a) - activity.of(b));
      for (const core of quietestFirst) {
        const held = await locks.tryTake(core);
        if (held !== undefined) return held;
      }
      await locks.mayBeFree(this.cores, signal);
    }
  }

  private async letGo(held: HeldCore): Promise<void> {
    this.own.delete(held.core);
    this.options.balance.free(held.core);
    await held.release();
  }

  private async vacate(core: number): Promise<void> {
    this.options.balance.reserve(core);
    const others = [...this.options.used()].filter((box) => box.cpu === core && !this.pinned.has(box));
    await Promise.all(others.map((box) => this.elsewhere(box)));
  }

  private async elsewhere(box: Box): Promise<void> {
    await this.move(box, this.options.balance.quietest()).catch((error: unknown) =>
      this.options.onStuck(box, error),
    );
  }

  private async move(box: Box, core: number): Promise<void> {
    if (box.cpu === core) return;
    const { balance } = this.options;
    balance.addBusy(box.cpu, -1);
    balance.addBusy(core, 1);
    await box.moveTo(core);
  }

  private async awaitQuiet(core: number, looks: number, signal: AbortSignal): Promise<boolean> {
    for (let look = 0; look < looks; look += 1) {
      if (this.options.activity.of(core) < IDLE) return true;
      if (look < looks - 1) await delay(QUIET_LOOK_MS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return false;
    }
    return false;
  }

  /** Keeps boxes off the cores that other processes reserved. Without boxes in use there is nothing to move. */
  private async look(): Promise<void> {
    const [anyInUse] = this.options.used();
    this.isBlind = anyInUse === undefined;
    if (!this.isBlind) await this.leaveTaken();
  }

  private async leaveTaken(): Promise<void> {
    const taken = await this.options.locks.taken();
    for (const core of this.cores) {
      if (this.own.has(core)) continue;
      const reserved = this.options.balance.isReserved(core);
      if (taken.has(core) && !reserved) await this.vacate(core);
      // Between the look and now this process may have reserved it.
      if (!taken.has(core) && reserved && !this.own.has(core)) this.options.balance.free(core);
    }
  }
}
