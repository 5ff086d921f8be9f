/** A core that this process has to itself. */
export interface HeldCore {
  readonly core: number;
  /** Lets others have it. Safe to call twice. */
  release(): Promise<void>;
}

/** Exclusive use of cores for measuring. Whoever dies lets go of what it held. */
export interface CoreLocks {
  /** Takes the core unless somebody has it. */
  tryTake(core: number): Promise<HeldCore | undefined>;
  /** Resolves when one of these cores may have become free, or the signal aborts. */
  mayBeFree(cores: readonly number[], signal: AbortSignal): Promise<void>;
  /** Cores that anybody holds, in this process or another. */
  taken(): Promise<ReadonlySet<number>>;
}
