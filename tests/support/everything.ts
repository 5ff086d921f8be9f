/** Set by `npm run test:all`: every solution, every language of an attack, every corpus. */
export const EVERYTHING = process.env['HONE_TEST_ALL'] === '1';

/** The first entries of a list, always the same; all of them in a full run. */
export const firstOf = <Item>(items: readonly Item[], most: number, all = EVERYTHING): Item[] =>
  all ? [...items] : items.slice(0, most);
