import type { Evidence } from '@hone/contracts';
import type { Paint } from '../../screen/paint.js';
import { block, plain } from './text-block.js';

type DiffEvidence = Extract<Evidence, { type: 'diff' }>;

/** Lines around the first difference. */
const BEFORE = 2;
const AFTER = 6;

/** Expected and actual output around the first line that differs. */
export function describeDiff(
  { input, expected, actual, stderr, text }: DiffEvidence,
  paint: Paint,
): string[] {
  return [
    ...(text === undefined ? [] : [`  ${plain(text)}`]),
    ...(input === undefined ? [] : block('input', input)),
    ...diffLines(expected, actual, paint),
    ...(stderr === undefined || stderr === '' ? [] : block('stderr', stderr)),
  ];
}

function diffLines(expected: string, actual: string, paint: Paint): string[] {
  const [wanted, got] = [linesOf(expected), linesOf(actual)];
  const length = Math.max(wanted.length, got.length);
  const first = Array.from({ length }, (_, index) => index).find((index) => wanted[index] !== got[index]);
  if (first === undefined) return ['  The lines are the same; only blanks or the end of the output differ.'];
  const from = Math.max(0, first - BEFORE);
  const to = Math.min(length, first + AFTER);
  const rows = Array.from({ length: to - from }, (_, index) => from + index);
  const removed = rows.flatMap((row) => lineOf(row, wanted[row], got[row], first, paint));
  return [
    `  first difference in line ${first + 1} (${paint('bad', '- expected')}, ${paint('good', '+ yours')}):`,
    ...removed,
    ...(to < length ? [`    … ${length - to} more lines`] : []),
  ];
}

function lineOf(
  row: number,
  wanted: string | undefined,
  got: string | undefined,
  first: number,
  paint: Paint,
): string[] {
  const number = String(row + 1).padStart(5);
  if (row < first || wanted === got) return [`${number}   ${wanted ?? ''}`];
  return [
    ...(wanted === undefined ? [] : [paint('bad', `${number} - ${wanted}`)]),
    ...(got === undefined ? [] : [paint('good', `${number} + ${got}`)]),
  ];
}

function linesOf(text: string): string[] {
  const lines = plain(text).split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
