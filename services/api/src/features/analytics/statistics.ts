import type { Quartiles } from '@hone/contracts/hiring';

/** Standard deviations on each side that cover this share of a normal distribution. */
const Z_95 = 1.959964;
export const Z_80 = 1.281552;
const TENTH = 10;

const round = (value: number, places: number): number => Math.round(value * 10 ** places) / 10 ** places;

/** A share of `n` with its interval by Wilson, of 95% unless `z` says otherwise; it also holds near 0 and 1. */
export function wilson(
  hits: number,
  n: number,
  z: number = Z_95,
): { share: number; low: number; high: number } {
  const p = hits / n;
  const z2 = z ** 2;
  const center = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  const clamp = (value: number) => round(Math.min(1, Math.max(0, value)), 4);
  return { share: round(p, 4), low: clamp(center - half), high: clamp(center + half) };
}

export function meanOf(values: readonly number[]): number {
  return round(values.reduce((sum, value) => sum + value, 0) / values.length, 1);
}

/** Quartiles with linear interpolation between neighbours, rounded to tenths. */
export function quartilesOf(values: readonly number[]): Quartiles {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const [low = 0, high = low] = [sorted[below], sorted[below + 1]];
    return round(low + (high - low) * (place - below), 1);
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

/** Pearson's correlation; undefined where one side never differs. */
export function correlationOf(pairs: readonly (readonly [number, number])[]): number | undefined {
  const n = pairs.length;
  const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0) / n;
  const [meanX, meanY] = [mean(0), mean(1)];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  return xx === 0 || yy === 0 ? undefined : round(xy / Math.sqrt(xx * yy), 2);
}

/** How many percents lie in each tenth; 100 belongs to the last one. */
export function tenthsOf(percents: readonly number[]): number[] {
  const counts = new Array<number>(TENTH).fill(0);
  for (const percent of percents) {
    const index = Math.min(TENTH - 1, Math.max(0, Math.ceil(percent / TENTH) - 1));
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}
