import type { Runtime } from '../runtimes/runtime-schema.js';

const MIB = 1024 * 1024;
/** The runner and what the kernel keeps for the box; tmpfs pages must leave this much. */
const RESERVED_MIB = 16;
/** The runner, and its second process for a moment while it starts the program. */
const RUNNER_PROCESSES = 2;

/** What a challenge may ask of a box: boxes of one size are interchangeable. */
export interface SizeClass {
  readonly memoryMiB: number;
  readonly processes: number;
}

/** Sizes of one box as the kernel gets them. */
export interface BoxSize {
  readonly memoryMiB: number;
  readonly memoryBytes: number;
  readonly pids: number;
  /** Bytes of each writable place; their sum stays below the memory limit: their pages count as memory. */
  readonly tmpfsBytes: Readonly<Record<'/box' | '/work' | '/tmp' | '/dev/shm', number>>;
  /** Files and folders per place: an inode costs kernel memory. */
  readonly inodes: number;
}

const whole = (bytes: number): number => Math.floor(bytes / 4096) * 4096;

/** The size of a box: what the challenge grants the program plus what the runtime itself needs. */
export function sizeOf(size: SizeClass, runtime: Runtime): BoxSize {
  const memoryMiB = size.memoryMiB + runtime.extra.memoryMiB;
  const shares = runtime.tmpfsShares;
  const shareable = (memoryMiB - RESERVED_MIB) * MIB;
  if (shareable < 8 * MIB) throw new RangeError(`a box of ${memoryMiB} MiB is too small`);
  return {
    memoryMiB,
    memoryBytes: memoryMiB * MIB,
    pids: size.processes + runtime.extra.processes + RUNNER_PROCESSES,
    tmpfsBytes: {
      '/box': whole(shareable * shares['/box']),
      '/work': whole(shareable * shares['/work']),
      '/tmp': whole(shareable * shares['/tmp']),
      '/dev/shm': whole(shareable * shares['/dev/shm']),
    },
    inodes: 8192,
  };
}
