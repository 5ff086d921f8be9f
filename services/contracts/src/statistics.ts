/** The kernel counts CPU in nanoseconds; limits, budgets and curves are in milliseconds. */
export const NS_PER_MS = 1e6;

/** The middle value, or the mean of the two. Throws on an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('a median of an empty list');
  return (lower + upper) / 2;
}
