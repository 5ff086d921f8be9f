/**
 * What comes in no promised order. With a seed, whatever is stored comes in an order that only the seed decides. Two
 * things that nothing else orders stand the one way round without a seed and the other way round with one: an answer
 * that depends on it is another answer.
 *
 * @param {string | undefined} seed
 */
export function createChance(seed) {
  const direction = seed === undefined ? 1 : -1;
  return {
    /** @template T @param {T[]} items @returns {T[]} */
    stored: (items) => (seed === undefined ? items : mix(items, randomFrom(seed))),
    /** Compares what nothing else orders. */
    tie: (/** @type {unknown} */ left, /** @type {unknown} */ right) =>
      direction * (hashOf(JSON.stringify(left) ?? '') - hashOf(JSON.stringify(right) ?? '')),
  };
}

/** A copy in another order; of two, which by chance would often stay, the other one is first. */
function mix(items, next) {
  const mixed = [...items].reverse();
  for (let from = mixed.length - 1; from > 1; from -= 1) {
    const to = Math.floor(next() * (from + 1));
    [mixed[from], mixed[to]] = [mixed[to], mixed[from]];
  }
  return mixed;
}

/** FNV-1a. @param {string} text */
function hashOf(text) {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return state >>> 0;
}

/** Numbers from 0 to 1 of a small generator (mulberry32). @param {string} seed */
function randomFrom(seed) {
  let state = hashOf(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
