import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The box's memory peak, reset between two runs so that each is measured separately. */
export interface MemoryPeak {
  reset(): void;
  close(): void;
}

/** If the worker cannot reach the group, the runner's measurements are used as they are. */
const UNREACHABLE: MemoryPeak = { reset: () => undefined, close: () => undefined };

/** Opens the peak counter of a memory group. */
export function openMemoryPeak(group: string | undefined): MemoryPeak {
  if (group === undefined) return UNREACHABLE;
  try {
    const fd = openSync(join(group, 'memory.max_usage_in_bytes'), 'r+');
    return heldPeak(fd);
  } catch {
    return UNREACHABLE;
  }
}

/** The box may end at any time, and its group with it. Once closed, the descriptor's number may be reused. */
function heldPeak(fd: number): MemoryPeak {
  let open = true;
  return {
    reset() {
      if (!open) return;
      try {
        writeSync(fd, '0');
      } catch {
        return;
      }
    },
    close() {
      if (open) closeSync(fd);
      open = false;
    },
  };
}
