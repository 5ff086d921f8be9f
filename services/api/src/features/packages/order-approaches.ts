import { growthClassSchema, type Approach } from '@hone/contracts';

const COSTS = growthClassSchema.options;
const STANDINGS: readonly Approach['standing'][] = ['reference', 'accepted', 'slow'];

/** Rank of the stated cost, the cheapest first; last when none is stated. */
const placeOf = ({ cost }: Approach): number => (cost === null ? COSTS.length : COSTS.indexOf(cost));

/**
 * Sorts by cost, the cheapest first: solutions that are fast enough, then the stated cost, then the
 * reference, then the title.
 */
export function orderApproaches(approaches: readonly Approach[]): Approach[] {
  return [...approaches].sort(
    (one, other) =>
      Number(one.standing === 'slow') - Number(other.standing === 'slow') ||
      placeOf(one) - placeOf(other) ||
      STANDINGS.indexOf(one.standing) - STANDINGS.indexOf(other.standing) ||
      one.title.localeCompare(other.title, 'en') ||
      (one.id < other.id ? -1 : 1),
  );
}
