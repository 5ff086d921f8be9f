import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The box's memory peak, to be forgotten between two runs so that each has its own figure. */
export interface MemoryPeak {
  reset(): void;
  close(): void;
}

/** Where the worker cannot reach the group, the runner's figures serve as they are. */
const UNREACHABLE: MemoryPeak = { reset: () => undefined, close: () => undefined };

/** Opens the peak counter of a memory group. */
export function openMemoryPeak(group: string | undefined): MemoryPeak {
  if (group === undefined) return UNREACHABLE;
  try {
    const fd = openSync(join(group, 'memory.max_usage_in_bytes'), 'w');
    return { reset: () => resetPeak(fd), close: () => closeSync(fd) };
  } catch {
    return UNREACHABLE;
  }
}

/** The box may end at any moment, and its group with it. */
function resetPeak(fd: number): void {
  try {
    writeSync(fd, '0');
  } catch {
    return;
  }
}
