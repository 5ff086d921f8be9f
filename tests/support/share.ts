/** Days since 1970: what is chosen by it changes at midnight UTC. */
export const TODAY = Math.floor(Date.now() / 86_400_000);
/** Whoever runs one suite wants all of it; a plain `npm test` sets this. */
const ALL = process.env['HONE_TEST_SHARE'] !== 'day';

/**
 * At most so many of the items, beginning where the day before ended, so that each has its turn; every one of them
 * where all is asked for.
 */
export function shareOfDay<Item>(items: readonly Item[], most: number, day = TODAY, all = ALL): Item[] {
  if (all || items.length <= most) return [...items];
  const first = (day * most) % items.length;
  return [...items.slice(first), ...items.slice(0, first)].slice(0, most);
}
