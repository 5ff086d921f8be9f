import type { GrowthFamily } from '../speed-evidence.js';

type Point = Pick<GrowthFamily['points'][number], 'n'>;

/** A cost that has a place on a logarithmic axis, with what it was measured from. */
export interface DrawnPoint<Measured extends Point> {
  readonly n: number;
  readonly ms: number;
  readonly point: Measured;
}

/** The points that can be drawn: what was not measured, or cost nothing, has no place on a logarithmic axis. */
export function drawnPoints<Measured extends Point>(
  points: readonly Measured[],
  costOf: (point: Measured) => number | null | undefined,
): DrawnPoint<Measured>[] {
  return points.flatMap((point) => {
    const ms = costOf(point) ?? 0;
    return ms > 0 ? [{ n: point.n, ms, point }] : [];
  });
}
