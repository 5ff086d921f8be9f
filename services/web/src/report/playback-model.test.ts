import { ChangeSet } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { frameAt, framesOf } from './playback-model.js';

const at = (seconds: number) => new Date(seconds * 1_000).toISOString();
const insert = (seconds: number, from: number, text: string, length: number, path = 'main.py') => ({
  at: at(seconds),
  path,
  change: JSON.stringify(ChangeSet.of({ from, insert: text }, length).toJSON()),
});

describe('the playback of an answer', () => {
  it('shows each file as it grew, with long rests cut', () => {
    const frames = framesOf([
      insert(0, 0, 'ab', 0),
      insert(1, 2, 'c\nd', 2),
      insert(100, 0, 'x', 0, 'other.py'),
      insert(101, 5, '!', 5),
    ]);
    expect(frames.map(({ path, text, atMs }) => [path, text, atMs])).toEqual([
      ['main.py', 'ab', 0],
      ['main.py', 'abc\nd', 1_000],
      ['other.py', 'x', 4_000],
      ['main.py', 'abc\nd!', 5_000],
    ]);
    expect([-1, 0, 999, 1_000, 4_500, 9_000].map((ms) => frameAt(frames, ms))).toEqual([0, 0, 0, 1, 2, 3]);
  });

  it('leaves out what does not fit, and what is no change', () => {
    const frames = framesOf([
      insert(0, 0, 'ab', 0),
      insert(1, 7, 'gap', 9),
      { at: at(2), path: 'main.py', change: '{"hostile": true}' },
      insert(3, 0, '>', 2),
      insert(4, 0, 'anew', 0),
    ]);
    expect(frames.map(({ text }) => text)).toEqual(['ab', '>ab', 'anew']);
    expect(framesOf([])).toEqual([]);
  });
});
