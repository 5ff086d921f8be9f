import type { Box, BoxSpec } from '@hone/contracts/sandbox';
import { describe, expect, it } from 'vitest';
import { openPod } from './open-pod.js';

const SIZE = { runtime: 'python', memoryMiB: 48, processes: 8, trust: 'candidate' } as const;

/** Boxes that take a turn of the event loop to open; `failing` is the one that fails. */
function slowBoxes(failing?: number) {
  const seen = { opening: 0, most: 0, asked: 0, open: 0 };
  const open = async (_: BoxSpec): Promise<Box> => {
    const number = (seen.asked += 1);
    seen.opening += 1;
    seen.most = Math.max(seen.most, seen.opening);
    await new Promise((resolve) => setImmediate(resolve));
    seen.opening -= 1;
    if (number === failing) throw new Error('no room');
    seen.open += 1;
    return { close: () => Promise.resolve(void (seen.open -= 1)) } as unknown as Box;
  };
  return { seen, open };
}

const spec = (count: number) => ({
  members: Array.from({ length: count }, (_, index) => ({ name: `n${index}`, ...SIZE })),
  links: [],
  seed: 's',
});

describe('opening a pod', () => {
  it('opens 26 members, four at a time', async () => {
    const { seen, open } = slowBoxes();
    const pod = await openPod(open, spec(26));
    expect(seen).toEqual({ opening: 0, most: 4, asked: 26, open: 26 });
    await pod.close();
    expect(seen.open).toBe(0);
  });

  it('leaves none when one fails, and opens no more', async () => {
    const { seen, open } = slowBoxes(3);
    await expect(openPod(open, spec(26))).rejects.toThrow('no room');
    expect(seen.open).toBe(0);
    expect(seen.asked).toBeLessThan(10);
  });
});
