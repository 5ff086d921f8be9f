/** Costs between and beyond two sizes follow a power within these. */
const [LEAST_POWER, MOST_POWER] = [0.5, 3];

/**
 * The expected cost of a run at size `n`, start-up included, given `known` costs at other sizes: the nearest one, less
 * start-up, times the power of the sizes' ratio that it and its neighbour follow; power 1 without a neighbour.
 */
export function expectedCost(
  known: ReadonlyMap<number, number>,
  n: number,
  startMs: number,
): number | undefined {
  const distance = (size: number): number => Math.abs(Math.log(size / n));
  const [near, next] = [...known.keys()].sort((one, other) => distance(one) - distance(other));
  if (near === undefined) return undefined;
  const above = (size: number): number => Math.max(1, (known.get(size) ?? 0) - startMs);
  const power = next === undefined ? 1 : Math.log(above(near) / above(next)) / Math.log(near / next);
  return startMs + above(near) * (n / near) ** Math.min(MOST_POWER, Math.max(LEAST_POWER, power));
}
