/**
 * @typedef {<T>(work: () => Promise<T>, options?: {later?: boolean}) => Promise<T>} Slots  runs work when a slot is free,
 *   first come first served; `later` work only when nothing else waits
 */

/**
 * @param {number} count
 * @returns {Slots}
 */
export function createSlots(count) {
  let free = count;
  /** @type {{first: (() => void)[], later: (() => void)[]}} */
  const waiting = { first: [], later: [] };
  return async (work, { later = false } = {}) => {
    const queue = later ? waiting.later : waiting.first;
    if (free === 0) await new Promise((resolve) => queue.push(() => resolve(undefined)));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.first.shift() ?? waiting.later.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
