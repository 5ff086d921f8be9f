import type { PlaybackStep } from '@hone/contracts/hiring';
import { describe, expect, it } from 'vitest';
import { Replay } from './replay.js';

const step = (seq: number, change: Partial<PlaybackStep> & Pick<PlaybackStep, 'changes'>): PlaybackStep => ({
  seq,
  at: new Date(seq * 1_000).toISOString(),
  language: 'python',
  fresh: seq === 1,
  ...change,
});
const put = (from: number, removed: number, inserted: string, path = 'main.py') => ({
  path,
  from,
  removed,
  inserted,
});

describe('a replay', () => {
  it('shows what a step removed and inserted', () => {
    const replay = new Replay([
      step(1, { changes: [put(0, 0, 'print(1)\n')] }),
      step(2, { changes: [put(6, 1, '42')] }),
    ]);
    expect(replay.filesAt(1)).toEqual(new Map([['main.py', 'print(42)\n']]));
    expect(replay.frameAt(1, null)).toEqual({
      path: 'main.py',
      before: 'print(',
      removed: '1',
      inserted: '42',
      after: ')\n',
    });
  });

  it('restarts in another language, and forgets deleted files', () => {
    const replay = new Replay([
      step(1, { changes: [put(0, 0, 'a'), put(0, 0, 'b', 'other.py')] }),
      step(2, { changes: [{ ...put(0, 1, '', 'other.py'), gone: true }] }),
      step(3, { language: 'go', fresh: true, changes: [put(0, 0, 'package main', 'main.go')] }),
    ]);
    expect([...replay.filesAt(1).keys()]).toEqual(['main.py']);
    expect([...replay.filesAt(2)]).toEqual([['main.go', 'package main']]);
    expect(replay.frameAt(1, 'main.py')).toMatchObject({ before: 'a', inserted: '' });
  });

  it('finds any step of a long recording, in any order', () => {
    const steps = Array.from({ length: 500 }, (_, index) =>
      step(index + 1, { changes: [put(index, 0, String(index % 10))] }),
    );
    const text = (index: number) => steps.slice(0, index + 1).map((each) => each.changes[0]?.inserted);
    const replay = new Replay(steps);
    for (const index of [499, 0, 64, 63, 65, 320, 128, 498])
      expect(replay.filesAt(index).get('main.py')).toBe(text(index).join(''));
  });

  it('finds the step of a time, and skips long pauses', () => {
    const later = { at: new Date(600_000).toISOString() };
    const replay = new Replay([step(1, { changes: [] }), step(2, { changes: [], ...later })]);
    expect([0, 1_000, 599_999, 600_000, 9e6].map((time) => replay.indexAt(time))).toEqual([0, 0, 0, 1, 1]);
    expect([replay.durationOf(0), replay.durationOf(1)]).toEqual([3_000, 0]);
  });
});
