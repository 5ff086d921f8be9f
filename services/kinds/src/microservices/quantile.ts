/**
 * The smallest value that the given share of the values does not exceed, which is always one of them (nearest rank, the first
 * definition of Hyndman and Fan, 1996); 0 of none.
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
