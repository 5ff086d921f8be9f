import { median } from '@hone/contracts';

/** A median with the interval that covers the true one. */
export interface MedianInterval {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Chance that the interval covers the true median, exact for any distribution. */
  readonly confidence: number;
}

/** The least confidence of an interval that counts; fewer than six values give none. */
export const WANTED_CONFIDENCE = 0.95;

/**
 * The order-statistic interval of the median: with n values sorted ascending, the k-th smallest and the k-th largest
 * enclose the true median with probability 1 − 2·P(X < k), X ~ Binomial(n, ½) (David and Nagaraja, Order Statistics,
 * 7.1). The largest k that keeps `wanted`; where none does, the whole range with its own probability. Throws on an
 * empty list.
 */
export function medianInterval(values: readonly number[], wanted = WANTED_CONFIDENCE): MedianInterval {
  const sorted = [...values].sort((one, other) => one - other);
  let rank = 1;
  while (2 * (rank + 1) <= sorted.length && coverage(sorted.length, rank + 1) >= wanted) rank += 1;
  return {
    median: median(sorted),
    low: valueAt(sorted, rank - 1),
    high: valueAt(sorted, sorted.length - rank),
    confidence: coverage(sorted.length, rank),
  };
}

/** P(k-th smallest ≤ true median ≤ k-th largest) = 1 − 2·Σ_{i<k} C(n, i) / 2ⁿ. */
export function coverage(count: number, rank: number): number {
  let term = 1;
  let below = 0;
  for (let chosen = 0; chosen < rank; chosen += 1) {
    below += term;
    term = (term * (count - chosen)) / (chosen + 1);
  }
  return Math.max(0, 1 - (2 * below) / 2 ** count);
}

function valueAt(sorted: readonly number[], place: number): number {
  const value = sorted[place];
  if (value === undefined) throw new RangeError('a median of nothing');
  return value;
}
