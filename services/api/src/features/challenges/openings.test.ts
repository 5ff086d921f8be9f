import { createMemoryChannel, createSilentLogger } from '@hone/kit';
import { describe, expect, it } from '@jest/globals';
import { createNoteOpening } from './openings.js';

function noting(tell?: () => Promise<void>) {
  let nowMs = 0;
  const openings = createMemoryChannel();
  const heard: string[] = [];
  void openings.listen((digest) => heard.push(digest));
  const note = createNoteOpening({
    openings: tell === undefined ? openings : { ...openings, tell },
    clock: { now: () => nowMs, monotonic: () => nowMs },
    logger: createSilentLogger(),
  });
  return { note, heard, pass: (ms: number) => (nowMs += ms) };
}

describe('a challenge that was opened', () => {
  it('is told once a minute, each by itself', () => {
    const { note, heard, pass } = noting();
    for (const digest of ['a', 'b', 'a', 'a']) note(digest);
    expect(heard).toEqual(['a', 'b']);
    pass(59_999);
    note('a');
    expect(heard).toEqual(['a', 'b']);
    pass(1);
    note('a');
    expect(heard).toEqual(['a', 'b', 'a']);
  });

  it('opens all the same while nobody can be told', async () => {
    let asked = 0;
    const { note } = noting(() => {
      asked += 1;
      return Promise.reject(new Error('Redis is away'));
    });
    note('a');
    await Promise.resolve();
    expect(asked).toBe(1);
  });
});
