import type { GrowthClass } from '@hone/contracts';

/** What a program of the labelled set does, and how its CPU time grows. */
export interface Work {
  readonly name: string;
  readonly growth: GrowthClass;
}

/**
 * Each is written in every language of the set; `programs` has one piece of code for each. All but `jumps` do so much
 * work per value that the measured data fit into the caches: a cache cliff is not a growth class.
 */
export const WORKS = {
  passes: { name: 'passes over the values', growth: 'n' },
  digits: { name: 'counts by last digits', growth: 'n' },
  hashed: { name: 'counts in a hash table', growth: 'n' },
  jumps: { name: 'reads in random order from a large table (bound by memory)', growth: 'n' },
  merge: { name: 'merge sort', growth: 'n log n' },
  heap: { name: 'heap sort', growth: 'n log n' },
  search: { name: 'a binary search for each value', growth: 'n log n' },
  pairs: { name: 'all pairs', growth: 'n^2' },
  insertion: { name: 'insertion sort', growth: 'n^2' },
  prefixes: { name: 'each sum of first values anew', growth: 'n^2' },
  collisions: { name: 'a hash table whose keys all collide', growth: 'n^2' },
  triples: { name: 'all triples', growth: 'n^3' },
  stretches: { name: 'the sum of each stretch anew', growth: 'n^3' },
} as const satisfies Record<string, Work>;

export type WorkId = keyof typeof WORKS;

/** A language of the set: its file, the number of values for the reference, and the works. */
export interface LanguagePrograms {
  readonly language: 'python' | 'javascript' | 'go' | 'cpp';
  readonly file: string;
  readonly size: number;
  /**
   * A whole program around a piece of code that uses the array `x` of `n` values and adds to `t`. It prints the sum of
   * the values, independent of the piece's result.
   */
  readonly program: (piece: string) => string;
  readonly pieces: Readonly<Record<WorkId, string>>;
  /** The same algorithm as `passes`, written differently. */
  readonly reference: string;
}
