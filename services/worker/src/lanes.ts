import { SHARED_LANES, type SharedLane } from '@hone/contracts';

/** Every so many turns a lane is asked first, whatever its priority; together this makes `LANE_TURNS`. */
const FIRST_EVERY: readonly { readonly lane: SharedLane; readonly turns: number }[] = [
  { lane: 'grading-regrade', turns: 12 },
  { lane: 'grading-submit', turns: 3 },
];

/**
 * The order in which the lanes that share slots are asked for work at a turn (counted from 1): by priority, but one turn
 * in three asks submissions first and one in twelve regrades, so that a flood of a higher lane starves nobody.
 */
export function laneOrder(turn: number): readonly SharedLane[] {
  const favoured = FIRST_EVERY.find(({ turns }) => turn % turns === 0)?.lane;
  return favoured === undefined
    ? SHARED_LANES
    : [favoured, ...SHARED_LANES.filter((lane) => lane !== favoured)];
}
