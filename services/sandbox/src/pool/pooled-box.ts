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
  /** The runtime that it belongs to; classes of one runtime share its places in the pool. */
  readonly runtime: string;
  /** Memory of one box. */
  readonly memoryMiB: number;
}

export const memoryOf = (boxes: Iterable<{ readonly memoryMiB: number }>): number => {
  let sum = 0;
  for (const { memoryMiB } of boxes) sum += memoryMiB;
  return sum;
};

/** State of the pool. */
export interface PoolCounts {
  /** Boxes made and not handed out yet. */
  readonly waiting: number;
  readonly inUse: number;
  /** Times a caller got a waiting box, since the start. */
  readonly warm: number;
  /** Times a caller had to wait until a box was made, since the start. */
  readonly cold: number;
  /** Total waiting time of those callers, since the start. */
  readonly coldMs: number;
}
