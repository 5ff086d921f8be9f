/** Pseudo-random numbers, the same for the same seed. */
export interface Random {
  /** At least `from`, below `to`. */
  between(from: number, to: number): number;
  /** One of the entries, with probability in proportion to its weight. */
  pick<T>(weighted: readonly (readonly [T, number])[]): T;
}

/** Creates a generator: a multiply-and-xorshift step over a counter, good enough to choose what dies next. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  return {
    between: (from, to) => from + next() * (to - from),
    pick(weighted) {
      const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
      let at = next() * total;
      for (const [entry, weight] of weighted) {
        at -= weight;
        if (at < 0) return entry;
      }
      throw new RangeError('there is nothing to pick from');
    },
  };
}
