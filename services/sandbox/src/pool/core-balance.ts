/** Spreads boxes over cores: a box in use counts most, a waiting one a little. */
export class CoreBalance {
  private readonly busy = new Map<number, number>();
  private readonly waiting = new Map<number, number>();
  private readonly cores: readonly number[];

  constructor(cores: readonly number[]) {
    if (cores.length === 0) throw new RangeError('a sandbox needs a core');
    this.cores = cores;
  }

  /** The core for a new box. */
  quietest(): number {
    return this.cores.reduce((best, core) => (this.load(core) < this.load(best) ? core : best));
  }

  /** Among waiting boxes, the place of the one on the quietest core. */
  quietestAmong(cores: readonly number[]): number {
    let best = 0;
    cores.forEach((core, index) => {
      if (this.busyOn(core) < this.busyOn(cores[best] ?? core)) best = index;
    });
    return best;
  }

  addBusy(core: number, change: 1 | -1): void {
    this.busy.set(core, this.busyOn(core) + change);
  }

  addWaiting(core: number, change: 1 | -1): void {
    this.waiting.set(core, (this.waiting.get(core) ?? 0) + change);
  }

  private busyOn(core: number): number {
    return this.busy.get(core) ?? 0;
  }

  private load(core: number): number {
    return this.busyOn(core) * 1000 + (this.waiting.get(core) ?? 0);
  }
}
