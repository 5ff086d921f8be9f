import { describe, expect, it } from 'vitest';
import { lookForLeaks } from '../support/site/worker-leaks.js';

/** The short form of `tests/bench/leaks.test.ts`, which sends a thousand and watches memory too. */
describe('a worker that has graded some of everything', () => {
  it('holds the same number of descriptors as before, and leaves no box and no file when it ends', async () => {
    const { statuses, before, after, left } = await lookForLeaks(40, () => undefined, 20);
    expect(Object.keys(statuses)).toEqual(
      expect.arrayContaining(['graded accepted', 'graded rejected memory-limit', 'cancelled']),
    );
    expect(Object.keys(statuses).filter((status) => status.startsWith('voided'))).toEqual([]);
    expect(after.descriptors - 2 * after.boxes).toBeLessThanOrEqual(
      before.descriptors - 2 * before.boxes + 16,
    );
    expect(left).toEqual([]);
  }, 600_000);
});
