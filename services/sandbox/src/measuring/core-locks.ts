/** A core that this process has to itself. */
export interface HeldCore {
  readonly core: number;
  /** Lets others have it. Safe to call twice. */
  release(): Promise<void>;
}

/** Exclusive use of cores for measuring. A process that dies releases its cores. */
export interface CoreLocks {
  /** Takes the core unless it is held. */
  tryTake(core: number): Promise<HeldCore | undefined>;
  /** Resolves when one of these cores may have become free, or the signal aborts. */
  mayBeFree(cores: readonly number[], signal: AbortSignal): Promise<void>;
  /** Cores that are held, by this process or another. */
  taken(): Promise<ReadonlySet<number>>;
}
