import { setTimeout as pause } from 'node:timers/promises';
import type { Prewarmed } from '@hone/grading';
import { describe, expect, it } from 'vitest';
import { createPrewarmedBoxes } from './prewarmed-boxes.js';

function keeping(options: { readonly most?: number; readonly waitMs?: number } = {}) {
  const ends: string[] = [];
  const removed: unknown[] = [];
  const boxes = createPrewarmedBoxes({ ...options, onEnd: (end) => ends.push(end) });
  const prewarmed = (made: string): Prewarmed => ({
    made,
    images: {},
    close: () => Promise.resolve(void removed.push(made)),
  });
  return { boxes, prewarmed, ends, removed };
}

describe('boxes that wait for a submission', () => {
  it('are handed to it alone, once', () => {
    const { boxes, prewarmed, ends, removed } = keeping();
    boxes.put('a', '1', prewarmed('a1'));
    expect(boxes.take('a', '2')).toBeUndefined();
    expect(boxes.take('b', '1')).toBeUndefined();
    expect(boxes.take('a', '1')?.made).toBe('a1');
    expect(boxes.take('a', '1')).toBeUndefined();
    expect({ ends, removed }).toEqual({ ends: ['used'], removed: [] });
  });

  it('make way for those of the next submission, and of other challenges', () => {
    const { boxes, prewarmed, ends, removed } = keeping({ most: 2 });
    boxes.put('a', '1', prewarmed('a1'));
    boxes.put('a', '2', prewarmed('a2'));
    expect(removed).toEqual(['a1']);
    boxes.put('b', '1', prewarmed('b1'));
    boxes.put('c', '1', prewarmed('c1'));
    expect(removed).toEqual(['a1', 'a2']);
    expect(boxes.count()).toBe(2);
    expect(boxes.take('b', '1')?.made).toBe('b1');
    expect(ends).toEqual(['unused', 'unused', 'used']);
  });

  it('are known to wait, as is a submission that has begun', () => {
    const { boxes, prewarmed } = keeping();
    expect(boxes.isServed('a', '1')).toBe(false);
    boxes.put('a', '1', prewarmed('a1'));
    expect(boxes.isServed('a', '1')).toBe(true);
    expect(boxes.isServed('a', '2')).toBe(false);
    boxes.take('a', '1');
    expect(boxes.isServed('a', '1')).toBe(true);
    boxes.put('a', '2', prewarmed('a2'));
    expect(boxes.isServed('a', '2')).toBe(true);
  });

  it('are not kept for a submission that has begun meanwhile', () => {
    const { boxes, prewarmed, removed } = keeping();
    expect(boxes.take('a', '1')).toBeUndefined();
    boxes.put('a', '1', prewarmed('a1'));
    expect(removed).toEqual(['a1']);
  });

  it('are removed when nobody comes, and when the worker stops', async () => {
    const { boxes, prewarmed, removed } = keeping({ waitMs: 5 });
    boxes.put('a', '1', prewarmed('a1'));
    while (removed.length === 0) await pause(1);
    boxes.put('b', '1', prewarmed('b1'));
    await boxes.close();
    boxes.put('c', '1', prewarmed('c1'));
    expect(removed).toEqual(['a1', 'b1', 'c1']);
  });
});
