import type { GrowthFamily } from '../speed-evidence.js';

type Point = Pick<GrowthFamily['points'][number], 'n'>;

/** A cost that can be drawn on a logarithmic axis, with its measurements. */
export interface DrawnPoint<Measured extends Point> {
  readonly n: number;
  readonly ms: number;
  readonly point: Measured;
}

/** The points that can be drawn: unmeasured points and zero costs have no place on a logarithmic axis. */
export function drawnPoints<Measured extends Point>(
  points: readonly Measured[],
  costOf: (point: Measured) => number | null | undefined,
): DrawnPoint<Measured>[] {
  return points.flatMap((point) => {
    const ms = costOf(point) ?? 0;
    return ms > 0 ? [{ n: point.n, ms, point }] : [];
  });
}
