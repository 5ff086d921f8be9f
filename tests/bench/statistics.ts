/** The value at a quantile (0..1) of unsorted numbers, by the nearest rank. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN;
}

/** Median and 95th percentile, rounded to hundredths. */
export function summarize(values: readonly number[]): { p50: number; p95: number } {
  const round = (value: number) => Math.round(value * 100) / 100;
  return { p50: round(quantile(values, 0.5)), p95: round(quantile(values, 0.95)) };
}
