import { pairRows, smallestDifference, type Evidence, type Glimpse, type Reveal } from '@hone/contracts';

const CHARACTERS_SHOWN = 160;
const BEFORE_DIFFERENCE = 60;

/** The smallest difference in a check's hidden data: a row, or a line of output; undefined when there is none. */
export function glimpseOf({ check, evidence }: Reveal): Glimpse | undefined {
  if (evidence.type === 'rows') return rowGlimpse(check, evidence);
  return evidence.type === 'diff' ? lineGlimpse(check, evidence) : undefined;
}

function rowGlimpse(check: string, rows: Extract<Evidence, { type: 'rows' }>): Glimpse | undefined {
  const pair = smallestDifference(pairRows(rows.missing, rows.extra, rows.keys));
  if (pair === undefined) return undefined;
  const columns = [...(rows.expectedColumns ?? rows.columns)];
  return { check, columns, ...sides(pair.expected, pair.actual) };
}

function lineGlimpse(
  check: string,
  { expected, actual, firstDifference: line }: Extract<Evidence, { type: 'diff' }>,
): Glimpse | undefined {
  if (line === undefined) return undefined;
  const [wanted, got] = [expected, actual].map((text) => text.split('\n')[line - 1]);
  // Beyond what evidence keeps of an output, there is no line to show.
  if (wanted === got) return undefined;
  const from = Math.max(0, differsAt(wanted ?? '', got ?? '') - BEFORE_DIFFERENCE);
  const cell = (text: string | undefined) => text && [cut(text, from)];
  return { check, columns: [], line, ...sides(cell(wanted) || undefined, cell(got) || undefined) };
}

function differsAt(one: string, other: string): number {
  const places = Math.min(one.length, other.length);
  for (let place = 0; place < places; place += 1) if (one[place] !== other[place]) return place;
  return places;
}

function cut(text: string, from: number): string {
  const to = from + CHARACTERS_SHOWN;
  const [before, after] = [from > 0 ? '…' : '', text.length > to ? '…' : ''];
  return `${before}${text.slice(from, to)}${after}`;
}

const sides = (
  expected: readonly (string | null)[] | undefined,
  actual: readonly (string | null)[] | undefined,
): Pick<Glimpse, 'expected' | 'actual'> => ({
  ...(expected && { expected: [...expected] }),
  ...(actual && { actual: [...actual] }),
});
