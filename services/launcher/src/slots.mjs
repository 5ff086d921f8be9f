/**
 * @typedef {<T>(work: () => Promise<T>) => Promise<T>} Slots  runs work when a slot is free, first come first served
 */

/**
 * @param {number} count
 * @returns {Slots}
 */
export function createSlots(count) {
  let free = count;
  /** @type {(() => void)[]} */
  const queue = [];
  return async (work) => {
    if (free === 0) await new Promise((resolve) => queue.push(() => resolve(undefined)));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
