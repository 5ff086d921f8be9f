/** Set by `npm run test:all`: every solution, every language of an attack, every corpus. */
export const EVERYTHING = process.env['HONE_TEST_ALL'] === '1';

/** The first of a list, the same ones every time; all of them where everything is asked for. */
export const firstOf = <Item>(items: readonly Item[], most: number, all = EVERYTHING): Item[] =>
  all ? [...items] : items.slice(0, most);
