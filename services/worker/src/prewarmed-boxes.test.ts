import { setTimeout as pause } from 'node:timers/promises';
import type { Prewarmed } from '@hone/grading';
import { describe, expect, it } from 'vitest';
import { createPrewarmedBoxes } from './prewarmed-boxes.js';

function keeping(options: { readonly most?: number; readonly waitMs?: number } = {}) {
  const ends: string[] = [];
  const removed: unknown[] = [];
  const boxes = createPrewarmedBoxes({ ...options, onEnd: (end) => ends.push(end) });
  const ready = (made: string): Prewarmed => ({
    made,
    images: {},
    close: () => Promise.resolve(void removed.push(made)),
  });
  return { boxes, ready, ends, removed };
}

describe('boxes that wait for a submission', () => {
  it('are handed to it alone, once', () => {
    const { boxes, ready, ends, removed } = keeping();
    boxes.put('a', { seed: '1' }, ready('a1'));
    expect(boxes.take('a', { seed: '2' })).toBeUndefined();
    expect(boxes.take('b', { seed: '1' })).toBeUndefined();
    expect(boxes.take('a', { seed: '1' })?.made).toBe('a1');
    expect(boxes.take('a', { seed: '1' })).toBeUndefined();
    expect({ ends, removed }).toEqual({ ends: ['used'], removed: [] });
  });

  it('are not handed to a submission that answers another variant', () => {
    const { boxes, ready } = keeping();
    boxes.put('a', { seed: '1', variant: 'x' }, ready('a1x'));
    expect(boxes.take('a', { seed: '1', variant: 'y' })).toBeUndefined();
    expect(boxes.take('a', { seed: '1' })).toBeUndefined();
    expect(boxes.take('a', { seed: '1', variant: 'x' })?.made).toBe('a1x');
  });

  it('are replaced by those of the next submission, and of other challenges', () => {
    const { boxes, ready, ends, removed } = keeping({ most: 2 });
    boxes.put('a', { seed: '1' }, ready('a1'));
    boxes.put('a', { seed: '2' }, ready('a2'));
    expect(removed).toEqual(['a1']);
    boxes.put('b', { seed: '1' }, ready('b1'));
    boxes.put('c', { seed: '1' }, ready('c1'));
    expect(removed).toEqual(['a1', 'a2']);
    expect(boxes.count()).toBe(2);
    expect(boxes.take('b', { seed: '1' })?.made).toBe('b1');
    expect(ends).toEqual(['unused', 'unused', 'used']);
  });

  it('count as ready, as does a submission that has started', () => {
    const { boxes, ready } = keeping();
    expect(boxes.isServed('a', { seed: '1' })).toBe(false);
    boxes.put('a', { seed: '1' }, ready('a1'));
    expect(boxes.isServed('a', { seed: '1' })).toBe(true);
    expect(boxes.isServed('a', { seed: '2' })).toBe(false);
    boxes.take('a', { seed: '1' });
    expect(boxes.isServed('a', { seed: '1' })).toBe(true);
    boxes.put('a', { seed: '2' }, ready('a2'));
    expect(boxes.isServed('a', { seed: '2' })).toBe(true);
  });

  it('are not kept for a submission that has started meanwhile', () => {
    const { boxes, ready, removed } = keeping();
    expect(boxes.take('a', { seed: '1' })).toBeUndefined();
    boxes.put('a', { seed: '1' }, ready('a1'));
    expect(removed).toEqual(['a1']);
  });

  it('are removed when nobody comes, and when the worker stops', async () => {
    const { boxes, ready, removed } = keeping({ waitMs: 5 });
    boxes.put('a', { seed: '1' }, ready('a1'));
    while (removed.length === 0) await pause(1);
    boxes.put('b', { seed: '1' }, ready('b1'));
    await boxes.close();
    boxes.put('c', { seed: '1' }, ready('c1'));
    expect(removed).toEqual(['a1', 'b1', 'c1']);
  });
});
