import type { GrowthFamily } from '@hone/contracts';

const NS_PER_MS = 1e6;

export const nsToMs = (ns: number): number => ns / NS_PER_MS;

/** The least of several starts. */
export const startUpMs = (startsNs: readonly number[]): number => nsToMs(Math.min(...startsNs));

/** `1.28 ×`. */
export const times = (ratio: number): string => `${Number(ratio.toPrecision(3))} ×`;

export const percent = (share: number): string => `${Math.round(share * 100)} %`;

const slope = (value: number | null): string => (value === null ? 'unknown' : value.toFixed(2));

/** How CPU time grew, and what that means. */
export function growthWord({ label, runnersUp, verdict, ...slopes }: GrowthFamily): string {
  if (verdict === 'inconclusive') return 'too uncertain to tell; it costs nothing.';
  const like = [label ?? 'unknown', ...runnersUp].join(' or ');
  const figures = `like ${like} (slope ${slope(slopes.slope)}, the reference’s ${slope(slopes.referenceSlope)})`;
  return verdict === 'same'
    ? `${figures}, the reference’s class.`
    : `${figures}, a worse class than the reference’s: at most half of the speed points.`;
}
