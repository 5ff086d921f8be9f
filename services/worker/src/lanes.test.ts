import { LANE_TURNS, SHARED_LANES, type SharedLane } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { laneOrder } from './lanes.js';

const ROUND = 12;

/** The lanes that a worker takes from, turn by turn, when each lane holds the given number of jobs. */
function serve(waiting: Readonly<Record<SharedLane, number>>, turns: number, from = 0): SharedLane[] {
  const left = { ...waiting };
  const served: SharedLane[] = [];
  for (let turn = from + 1; turn <= from + turns; turn++) {
    const lane = laneOrder(turn).find((each) => left[each] > 0);
    if (lane === undefined) continue;
    left[lane] -= 1;
    served.push(lane);
  }
  return served;
}

const FULL = { 'grading-run': 1_000, 'grading-submit': 1_000, 'grading-regrade': 1_000 };
const countOf = (served: readonly SharedLane[], lane: SharedLane) =>
  served.filter((each) => each === lane).length;

describe('the order of lanes', () => {
  it('polls sample runs first, then submissions, then regrades', () => {
    expect(laneOrder(1)).toEqual(['grading-run', 'grading-submit', 'grading-regrade']);
  });

  it('names each lane once at every turn', () => {
    for (let turn = 1; turn <= ROUND; turn += 1) expect(new Set(laneOrder(turn)).size).toBe(3);
  });

  it('gives full lanes their share of any twelve turns in a row', () => {
    fc.assert(
      fc.property(fc.nat(1_000), (from) => {
        const served = serve(FULL, ROUND, from);
        for (const lane of SHARED_LANES) expect(countOf(served, lane)).toBe(LANE_TURNS[lane]);
      }),
    );
  });

  it('serves a regrade within twelve turns and a submission within six, under any flood of runs', () => {
    fc.assert(
      fc.property(fc.nat(1_000), (from) => {
        const flood = { ...FULL, 'grading-submit': 1, 'grading-regrade': 1 };
        expect(serve(flood, 6, from)).toContain('grading-submit');
        expect(serve(flood, ROUND, from)).toContain('grading-regrade');
      }),
    );
  });

  it('wastes no turn while anything waits', () => {
    const amount = fc.nat(30);
    const lanes = fc.record({
      'grading-run': amount,
      'grading-submit': amount,
      'grading-regrade': amount,
    });
    fc.assert(
      fc.property(lanes, fc.nat(1_000), (waiting, from) => {
        const all = SHARED_LANES.reduce((sum, lane) => sum + waiting[lane], 0);
        expect(serve(waiting, all, from)).toHaveLength(all);
      }),
    );
  });
});
