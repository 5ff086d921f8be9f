import type { WorkCount } from '@hone/contracts';

/** If the starter is within the limit, a count earns nothing at this multiple of the limit. */
const TIMES_WHERE_STARTER_IS_WITHIN = 2;
/** The same if the starter's count is unknown. */
const TIMES_WHERE_UNKNOWN = 10;

/** The count from which on nothing is earned: the starter's count if that exceeds the limit. */
export function nothingFrom(most: number, starter: number | undefined): number {
  if (starter === undefined) return Math.max(1, most) * TIMES_WHERE_UNKNOWN;
  return starter > most ? starter : Math.max(1, most) * TIMES_WHERE_STARTER_IS_WITHIN;
}

/** Share of the points that a count earns, 0..1: all up to its limit, then decreasing with its logarithm. */
export function shareOfCount({ submission, most, nothingFrom: end }: WorkCount): number {
  if (submission <= most) return 1;
  if (end === undefined || submission >= end) return 0;
  const ln = (value: number): number => Math.log(Math.max(1, value));
  return (ln(end) - ln(submission)) / (ln(end) - ln(most));
}

/** The worst of several counts decides. */
export const shareOfCounts = (counts: readonly WorkCount[]): number =>
  Math.min(1, ...counts.map(shareOfCount));
