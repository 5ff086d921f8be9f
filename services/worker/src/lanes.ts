import { SHARED_LANES, type SharedLane } from '@hone/contracts';

/** In every n-th turn a lane comes first, whatever its priority; this results in `LANE_TURNS`. */
const FIRST_EVERY: readonly { readonly lane: SharedLane; readonly turns: number }[] = [
  { lane: 'grading-regrade', turns: 12 },
  { lane: 'grading-submit', turns: 3 },
];

/**
 * The order in which shared lanes are polled in a turn (counted from 1): by priority, but one turn in three
 * polls submits first and one in twelve regrades, so that no lane starves.
 */
export function laneOrder(turn: number): readonly SharedLane[] {
  const favoured = FIRST_EVERY.find(({ turns }) => turn % turns === 0)?.lane;
  return favoured === undefined
    ? SHARED_LANES
    : [favoured, ...SHARED_LANES.filter((lane) => lane !== favoured)];
}
