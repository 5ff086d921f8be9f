import type { KindEvent } from '@hone/contracts/kind';
import { describe, expect, it } from 'vitest';
import { findInconclusive, playDecided, type Finding } from './play-decided.js';

type Check = Finding<{ id: string; title: string }>;

const check = (id: string) => ({ id, title: `The ${id}` });
const failed = (id: string): Check => ({
  check: check(id),
  result: {
    outcome: 'fail',
    counterexample: { sentence: 'No.', operations: [], messages: [], steps: [] },
    figures: [],
  },
  isDoubted: false,
});
const passed = (id: string): Check => ({
  check: check(id),
  result: { outcome: 'pass', figures: [] },
  isDoubted: false,
});
const open = (id: string): Check => ({
  check: check(id),
  result: { outcome: 'inconclusive', why: 'nobody asked', figures: [] },
  isDoubted: false,
});
const doubted = (id: string): Check => ({ ...open(id), isDoubted: true });

/** Plays these one after the other; returns the one that counts, and how many were played. */
async function decide(...plays: readonly (readonly Check[])[]) {
  let count = 0;
  const playing = playDecided<readonly Check[]>(
    { seed: 'ab'.repeat(16), name: 'a seed', isOwn: true },
    {
      async *once(): AsyncGenerator<KindEvent, readonly Check[]> {
        count += 1;
        return Promise.resolve(plays[count - 1] ?? []);
      },
      isFailed: (findings) => findings.some(({ result }) => result.outcome === 'fail'),
      findUndecided: (findings) => findInconclusive(findings, () => true),
      findDoubted: (findings) => findInconclusive(findings, ({ isDoubted }) => isDoubted),
      isOwnDoing: (findings) => findings.every(({ isDoubted }) => !isDoubted),
    },
  );
  for (;;) {
    const { done, value } = await playing.next();
    if (done === true) return { counts: plays.indexOf(value), count };
  }
}

describe('a scenario', () => {
  it.each([
    ['that decides everything', [[passed('a')]], 0, 1],
    ['that fails', [[failed('a'), passed('b')]], 0, 1],
    ['that fails before others could be asked', [[failed('a'), open('b')]], 0, 1],
    ['that leaves something open, and then nothing', [[open('a')], [passed('a')]], 1, 2],
    ['that leaves something open, and then fails', [[open('a')], [failed('a')]], 1, 2],
    [
      'that fails beside a doubt, and then without',
      [
        [failed('a'), doubted('b')],
        [failed('a'), failed('b')],
      ],
      1,
      2,
    ],
    [
      'that fails beside a doubt, and then not',
      [
        [failed('a'), doubted('b')],
        [passed('a'), passed('b')],
      ],
      0,
      2,
    ],
    [
      'that fails beside a doubt twice',
      [
        [failed('a'), doubted('b')],
        [failed('a'), doubted('b')],
      ],
      1,
      2,
    ],
    ['that the program leaves open twice', [[open('a')], [open('a'), passed('b')]], 1, 2],
    ['that is in doubt, and then fails beside a doubt', [[doubted('b')], [failed('a'), doubted('b')]], 1, 2],
  ])('%s is played until it is decided', async (_, plays, counts, count) => {
    expect(await decide(...plays)).toEqual({ counts, count });
  });

  it('that is decided by neither play is the platform’s failure', async () => {
    await expect(decide([doubted('a')], [open('a')])).rejects.toThrow(
      'check a could not be decided: nobody asked',
    );
  });
});
