/**
 * What comes in no promised order: as it happens to come, or, with a seed, in an order that only the seed decides.
 *
 * @param {string | undefined} seed
 */
export function createChance(seed) {
  if (seed === undefined) return { order: (/** @type {unknown[]} */ items) => items };
  const next = randomFrom(seed);
  return {
    /** @template T @param {T[]} items @returns {T[]} a copy */
    order(items) {
      // Backwards first: of two that change places only by chance, half would stay.
      const mixed = items.toReversed?.() ?? [...items].reverse();
      for (let from = mixed.length - 1; from > 1; from -= 1) {
        const to = Math.floor(next() * (from + 1));
        [mixed[from], mixed[to]] = [mixed[to], mixed[from]];
      }
      return mixed;
    },
  };
}

/** Numbers from 0 to 1 of a small generator (mulberry32), begun with a hash of the seed (FNV-1a). @param {string} seed */
function randomFrom(seed) {
  let state = 0x811c9dc5;
  for (const byte of Buffer.from(seed)) state = Math.imul(state ^ byte, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
