type Row = readonly (string | null)[];

/** An expected row and the answered row in its place; either may be absent. */
export interface RowPair {
  readonly expected?: Row;
  readonly actual?: Row;
  /** Positions of cells that differ, when both rows exist. */
  readonly differs: readonly number[];
}

/** Minimum share of equal cells for rows to be paired; keys decide when there are any. */
const ALIKE = 0.5;

const countEqual = (one: Row, other: Row): number =>
  one.reduce((sum: number, cell, at) => sum + (cell === other[at] ? 1 : 0), 0);

/** Index of the row that pairs with `row`; -1 when there is none. */
function findPartner(row: Row, among: readonly (Row | undefined)[], keys: readonly number[]): number {
  let best = { at: -1, equal: keys.length > 0 ? -1 : Math.max(1, Math.ceil(row.length * ALIKE)) - 1 };
  among.forEach((other, at) => {
    if (other === undefined || !keys.every((key) => row[key] === other[key])) return;
    const equal = countEqual(row, other);
    if (equal > best.equal) best = { at, equal };
  });
  return best.at;
}

/**
 * Pairs missing rows with extra rows: by the columns at `keys`, otherwise by similarity. Rows without a partner are
 * listed alone, missing rows first.
 */
export function pairRows(
  missing: readonly Row[],
  extra: readonly Row[],
  keys: readonly number[] = [],
): RowPair[] {
  const left: (Row | undefined)[] = [...extra];
  const pairs = missing.map((expected): RowPair => {
    const at = findPartner(expected, left, keys);
    const actual = left[at];
    if (actual === undefined) return { expected, differs: [] };
    left[at] = undefined;
    return {
      expected,
      actual,
      differs: expected.flatMap((cell, place) => (cell === actual[place] ? [] : [place])),
    };
  });
  const alone = left.flatMap((actual) => (actual === undefined ? [] : [{ actual, differs: [] }]));
  const isWhole = ({ actual }: RowPair): boolean => actual !== undefined;
  return [...pairs.filter(isWhole), ...pairs.filter((pair) => !isWhole(pair)), ...alone];
}

/** The pair that differs least: the smallest thing to look at. */
export function smallestDifference(pairs: readonly RowPair[]): RowPair | undefined {
  return pairs.reduce<RowPair | undefined>((best, pair) => {
    if (best === undefined) return pair;
    const size = ({ differs, actual, expected }: RowPair) =>
      actual === undefined || expected === undefined ? Infinity : differs.length;
    return size(pair) < size(best) ? pair : best;
  }, undefined);
}
