import { growthClassSchema, type Approach } from '@hone/contracts';

const COSTS = growthClassSchema.options;
const STANDINGS: readonly Approach['standing'][] = ['reference', 'accepted', 'slow'];

/** Where the stated cost stands, the cheapest first; after all of them where none is stated. */
const placeOf = ({ cost }: Approach): number => (cost === null ? COSTS.length : COSTS.indexOf(cost));

/**
 * By cost, the cheapest first. What is too slow costs more than what is not, whatever grows how; then the
 * stated cost counts, then the reference stands before others, then titles decide.
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
