import { describe, expect, it } from '@jest/globals';
import { laneOrder } from './lanes.js';

const firsts = (turns: number) =>
  Array.from({ length: turns }, (_, index) => laneOrder(index + 1)[0] ?? 'none');

describe('the order of lanes', () => {
  it('asks sample runs first, then submissions, then regrades', () => {
    expect(laneOrder(1)).toEqual(['grading-run', 'grading-submit', 'grading-regrade']);
  });

  it('gives every lane turns of its own', () => {
    const counts = (lane: string) => firsts(120).filter((first) => first === lane).length;
    expect([counts('grading-run'), counts('grading-submit'), counts('grading-regrade')]).toEqual([
      80, 30, 10,
    ]);
  });

  it('names each lane once at every turn', () => {
    for (let turn = 1; turn <= 12; turn += 1) expect(new Set(laneOrder(turn)).size).toBe(3);
  });
});
