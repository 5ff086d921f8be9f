type Row = readonly (string | null)[];

/** An expected row beside the answered one that stands in its place; either may be absent. */
export interface RowPair {
  readonly expected?: Row;
  readonly actual?: Row;
  /** Positions of cells that differ, where both are there. */
  readonly differs: readonly number[];
}

/** Rows are one and the same, wrongly answered, from this share of equal cells on; keys decide where there are any. */
const ALIKE = 0.5;

const countEqual = (one: Row, other: Row): number =>
  one.reduce((sum: number, cell, at) => sum + (cell === other[at] ? 1 : 0), 0);

/** The place of the row that `row` was meant to be; -1 where none is. */
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
 * Pairs rows that are missing with rows that are extra: by the columns at `keys`, else those that are most alike. What has
 * no partner stands alone, missing rows first.
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
