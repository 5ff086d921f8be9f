import type { Linearizer } from './linearizer.js';
import { searchOrder } from './search-order.js';

/** Decides within this process, which is enough for small histories. `states` bounds the search for each register. */
export const createSearchingLinearizer = ({ states = 100_000 } = {}): Linearizer => ({
  decide: (histories) => Promise.resolve(histories.map((history) => searchOrder(history, { states }))),
});
