import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Changes how much memory a box may have. */
export interface MemoryLimit {
  /** Rejects when it cannot be changed, as when the memory in use does not fit. */
  set(bytes: number): Promise<void>;
}

const MEMORY = 'memory.limit_in_bytes';
const WITH_SWAP = 'memory.memsw.limit_in_bytes';

/**
 * Writes to the group itself, in microseconds; if that fails, asks the engine, which starts a
 * program for it.
 */
export function createMemoryLimit(
  group: string | undefined,
  initialBytes: number,
  askEngine: (bytes: number) => Promise<void>,
): MemoryLimit {
  let now = initialBytes;
  return {
    async set(bytes) {
      if (bytes === now) return;
      // The limit without swap can never exceed the one with swap.
      const order = bytes > now ? [WITH_SWAP, MEMORY] : [MEMORY, WITH_SWAP];
      if (group === undefined || !(await written(group, order, bytes))) await askEngine(bytes);
      now = bytes;
    },
  };
}

async function written(group: string, files: readonly string[], bytes: number): Promise<boolean> {
  try {
    for (const file of files) await writeFile(join(group, file), String(bytes), { flag: 'r+' });
    return true;
  } catch {
    return false;
  }
}
