import { diffArrays } from 'diff';

/** One line of a side-by-side comparison; numbers are 1-based. */
export interface DiffRow {
  readonly kind: 'same' | 'changed' | 'missing' | 'extra';
  readonly expected?: { readonly line: number; readonly text: string };
  readonly actual?: { readonly line: number; readonly text: string };
}

/** Texts with more added and removed lines than this are paired line by line: the search is quadratic. */
const MAX_EDITS = 1_000;

function splitLines(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Which lines of `a` and `b` are the same, in order. */
function pairEqual(a: string[], b: string[]): (readonly [number, number])[] {
  const changes = diffArrays(a, b, { maxEditLength: MAX_EDITS });
  if (changes === undefined)
    return a.flatMap((line, index) => (line === b[index] ? [[index, index] as const] : []));
  let i = 0;
  let j = 0;
  return changes.flatMap(({ added, removed, count }) => {
    if (!added && !removed) return Array.from({ length: count }, () => [i++, j++] as const);
    if (removed) i += count;
    else j += count;
    return [];
  });
}

function rowOf(expected: readonly string[], actual: readonly string[], i: number, j: number): DiffRow {
  const left = expected[i];
  const right = actual[j];
  const row: { -readonly [K in keyof DiffRow]: DiffRow[K] } = { kind: 'changed' };
  if (left !== undefined) row.expected = { line: i + 1, text: left };
  if (right !== undefined) row.actual = { line: j + 1, text: right };
  if (left === undefined) row.kind = 'extra';
  else if (right === undefined) row.kind = 'missing';
  else if (left === right) row.kind = 'same';
  return row;
}

const NOTHING = Number.POSITIVE_INFINITY;

/** Lines of the expected and the actual text side by side; lines between equal ones are paired in order. */
export function diffLines(expected: string, actual: string): DiffRow[] {
  const a = splitLines(expected);
  const b = splitLines(actual);
  const rows: DiffRow[] = [];
  let i = 0;
  let j = 0;
  for (const [nextI, nextJ] of [...pairEqual(a, b), [a.length, b.length] as const]) {
    while (i < nextI || j < nextJ)
      rows.push(rowOf(a, b, i < nextI ? i++ : NOTHING, j < nextJ ? j++ : NOTHING));
    if (i < a.length && j < b.length) rows.push(rowOf(a, b, i++, j++));
  }
  return rows;
}

/** A run of rows to show, or a number of equal rows to leave out. */
export type DiffChunk = { readonly rows: readonly DiffRow[] } | { readonly skipped: number };

/** Keeps `context` equal rows around each difference and collapses longer runs of equal rows. */
export function foldEqual(rows: readonly DiffRow[], context = 3): DiffChunk[] {
  const near = rows.map((_, index) =>
    rows.slice(Math.max(0, index - context), index + context + 1).some((row) => row.kind !== 'same'),
  );
  const chunks: ({ rows: DiffRow[] } | { skipped: number })[] = [];
  rows.forEach((row, index) => {
    const last = chunks.at(-1);
    if (near[index] === true) {
      if (last !== undefined && 'rows' in last) last.rows.push(row);
      else chunks.push({ rows: [row] });
    } else if (last !== undefined && 'skipped' in last) last.skipped += 1;
    else chunks.push({ skipped: 1 });
  });
  return chunks;
}

/** The first `most` rows of the chunks; collapsed runs between them are not counted. */
export function takeRows(chunks: readonly DiffChunk[], most: number): DiffChunk[] {
  const taken: DiffChunk[] = [];
  let left = most;
  for (const chunk of chunks) {
    if (left <= 0) break;
    if ('skipped' in chunk) taken.push(chunk);
    else {
      taken.push({ rows: chunk.rows.slice(0, left) });
      left -= chunk.rows.length;
    }
  }
  return taken;
}

const isBlank = (character: string | undefined) => character === undefined || /\s/.test(character);

/** Splits a text where it differs from its partner: common start, differing whole words, common end. */
export function splitDifference(text: string, other: string): readonly [string, string, string] {
  if (text === other) return [text, '', ''];
  const most = Math.min(text.length, other.length);
  let start = 0;
  while (start < most && text[start] === other[start]) start += 1;
  let end = 0;
  while (end < most - start && text[text.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  while (start > 0 && !isBlank(text[start - 1])) start -= 1;
  while (end > 0 && !isBlank(text[text.length - end])) end -= 1;
  return [text.slice(0, start), text.slice(start, text.length - end), text.slice(text.length - end)];
}
