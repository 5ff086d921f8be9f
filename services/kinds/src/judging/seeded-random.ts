import { createHash } from 'node:crypto';

/** Randomness that is the same for the same seed and label, on every machine and in every version. */
export interface SeededRandom {
  /** Uniform in 0 .. 2^32 - 1. */
  uint32(): number;
  /** Uniform integer in [min, max], both included; the range spans at most 2^32 values. */
  int(min: number, max: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One element; throws on an empty list. */
  pick<T>(items: readonly T[]): T;
  /** A shuffled copy. */
  shuffle<T>(items: readonly T[]): T[];
}

/**
 * Derives a new seed (64 hex digits) from `seed` and the labels. Labels are length-prefixed, so that
 * ('ab', 'c') and ('a', 'bc') differ.
 */
export function deriveSeed(seed: string, ...labels: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of [seed, ...labels]) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex');
}

/** Randomness for one purpose: xoshiro128** (Blackman and Vigna, 2018) started from `deriveSeed`. */
export function createSeededRandom(seed: string, ...labels: readonly string[]): SeededRandom {
  const uint32 = createXoshiro(deriveSeed(seed, ...labels));
  const int = (min: number, max: number): number => {
    const span = max - min + 1;
    if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || span < 1 || span > 2 ** 32)
      throw new RangeError(`no integer range: ${min} to ${max}`);
    // Values above the last whole multiple of the span would make small results more likely.
    const limit = 2 ** 32 - (2 ** 32 % span);
    let value = uint32();
    while (value >= limit) value = uint32();
    return min + (value % span);
  };
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new RangeError('nothing to pick from');
    return items[int(0, items.length - 1)] as T;
  };
  const shuffle = <T>(items: readonly T[]): T[] => {
    const copy = [...items];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = int(0, last);
      [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
    }
    return copy;
  };
  return { uint32, int, chance: (probability) => uint32() < probability * 2 ** 32, pick, shuffle };
}

function createXoshiro(seedHex: string): () => number {
  const bytes = Buffer.from(seedHex, 'hex');
  let [s0, s1, s2, s3] = [0, 4, 8, 12].map((offset) => bytes.readUInt32LE(offset)) as [
    number,
    number,
    number,
    number,
  ];
  // The all-zero state is the generator's only fixed point.
  if ((s0 | s1 | s2 | s3) === 0) s0 = 1;
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotateLeft(s3, 11);
    return result;
  };
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
