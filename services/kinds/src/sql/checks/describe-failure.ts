import { WRONG_ORDER, type Evidence, type Reason } from '@hone/contracts';
import { cutAt, evidenceText } from '../../judging/evidence-text.js';
import type { Difference } from '../compare/compare-results.js';
import { MISSING_FIELD, type ResultSet, type Row } from '../compare/result-set.js';
import { findWrongColumns } from '../compare/wrong-columns.js';
import type { Unanswered } from '../server/rows-server.js';
import { markPlace } from '../statement/mark-place.js';
import { positionOf, type TextPosition } from '../statement/text-position.js';

type Rows = Extract<Evidence, { type: 'rows' }>;

const ROWS_SHOWN = 20;
const RESULT_ROWS_SHOWN = 100;
const COLUMNS_SHOWN = 50;
const CELL_CHARACTERS = 200;
const ROWS_CHARACTERS = 40_000;
const CELL_OVERHEAD = 4;

/** Why an instance failed, for the check. */
export interface Failure {
  readonly reason: Reason;
  /** A sentence that says nothing about hidden rows. */
  readonly text: string;
  /** The server's own message; for visible instances only. */
  readonly detail?: string;
  /** Position in the learner's text, if the server reports one; for visible instances only. */
  readonly at?: TextPosition;
}

const CAP_NAMES = { rows: '10,000 rows', bytes: '2 MiB', rowBytes: '256 KiB in one row' } as const;

// Out of memory, disk full, temporary files or another configured limit, and values too large for one cell.
const MEMORY_STATES = new Set(['53000', '53100', '53200', '53400', '54000']);
const FORBIDDEN_STATES = new Set(['25006', '42501']);

/** Describes a query that returned no result. The engine's positions refer to `source`. */
export function describeEnding(answer: Unanswered, wallLimitMs: number, source?: string): Failure {
  const { of = 'The query' } = answer;
  switch (answer.kind) {
    case 'stopped':
      return { reason: 'time-limit', text: `${of} was stopped after ${wallLimitMs / 1000} seconds.` };
    case 'too-large':
      return { reason: 'output-limit', text: `The result is larger than ${CAP_NAMES[answer.what]}.` };
    case 'lost':
      return { reason: 'memory-limit', text: `${of} needed more memory than the server has.` };
    case 'refused': {
      // Not every engine has codes for its errors.
      const state = answer.sqlstate === '' ? '' : `SQLSTATE ${answer.sqlstate}`;
      const text = `${of} stopped with an error${state === '' ? '' : `, ${state}`}.`;
      const whose = answer.of === undefined ? '' : `${of}: `;
      const said = `${whose}${evidenceText(answer.message, 1000)}${state === '' ? '' : ` (${state})`}`;
      const reason = reasonOfRefusal(answer);
      if (source === undefined || answer.position === undefined) return { reason, text, detail: said };
      const at = positionOf(source, answer.position - 1);
      const line = markPlace(source, at);
      const detail = `line ${at.line}, column ${at.column}: ${said}${line === '' ? '' : `\n${evidenceText(line)}`}`;
      return { reason, text, detail, at };
    }
  }
}

const REASONS = { syntax: 'compile-error', forbidden: 'forbidden', memory: 'memory-limit' } as const;

function reasonOfRefusal({ sqlstate, message, cause }: Extract<Unanswered, { kind: 'refused' }>): Reason {
  if (cause !== undefined) return REASONS[cause];
  if (MEMORY_STATES.has(sqlstate) || message.startsWith('invalid memory alloc request size'))
    return 'memory-limit';
  if (FORBIDDEN_STATES.has(sqlstate)) return 'forbidden';
  return 'runtime-error';
}

/** Describes a result that differs. */
export function describeDifference(difference: Difference, expected: ResultSet, actual: ResultSet): Failure {
  switch (difference.kind) {
    case 'column-count': {
      const text = `The result has ${count(difference.actual, 'column')}; ${difference.expected} are expected.`;
      return { reason: 'wrong-answer', text };
    }
    case 'fields':
      return { reason: 'wrong-answer', text: fieldsText(difference) };
    case 'null-for-missing':
      return {
        reason: 'wrong-answer',
        text: 'The values are right, but a field is null where it should be missing, or the other way around.',
      };
    case 'cell-class': {
      const name = expected.columns[difference.position]?.name ?? '';
      const what =
        expected.documents === true ? `Field ${name}` : `Column ${difference.position + 1} (${name})`;
      const text = `${what} holds ${difference.actual} values; ${difference.expected} values are expected.`;
      return { reason: 'wrong-answer', text };
    }
    case 'rows':
      return { reason: 'wrong-answer', text: rowsText(difference, expected, actual) };
    case 'column-names':
      return {
        reason: 'presentation',
        text: `The rows are right; the columns must be named ${columnList(expected)}.`,
      };
    case 'column-order':
      return {
        reason: 'presentation',
        text: `The columns are right; their order must be ${columnList(expected)}.`,
      };
    case 'row-order':
      return {
        reason: 'presentation',
        text: orderText(expected.documents === true ? 'document' : 'row', difference.position + 1),
      };
  }
}

const NO_ROWS = { missing: [], extra: [] } as const;

interface Compared {
  readonly expected: ResultSet;
  readonly difference: Difference;
  /** Names of the columns that the task orders by. */
  readonly keys?: readonly string[];
}

/** Positions of those columns, if they are shown; empty if they don't identify the expected rows. */
function keyPlaces({ expected, keys = [] }: Compared): number[] {
  const places = keys.map((key) => expected.columns.findIndex(({ name }) => name === key));
  if (places.some((place) => place < 0 || place >= COLUMNS_SHOWN)) return [];
  const names = new Set(expected.rows.map((row) => keyOf(row, places)));
  return names.size === expected.rows.length ? places : [];
}

const keyOf = (row: Row, places: readonly number[]): string =>
  JSON.stringify(places.map((place) => String(row[place] ?? null)));

/** Puts extra rows first whose key is that of a shown missing row, so that the two can be compared. */
function partnersFirst(
  actual: ResultSet,
  compared: Compared,
): { missing: readonly number[]; extra: readonly number[] } {
  const { difference, expected } = compared;
  if (difference.kind !== 'rows') return NO_ROWS;
  const places = keyPlaces(compared);
  if (places.length === 0) return difference;
  const shown = difference.missing.slice(0, ROWS_SHOWN);
  const wanted = new Set(shown.map((index) => keyOf(expected.rows[index] ?? [], places)));
  const isPartner = (index: number): boolean => wanted.has(keyOf(actual.rows[index] ?? [], places));
  const { missing, extra } = difference;
  return { missing, extra: [...extra.filter(isPartner), ...extra.filter((index) => !isPartner(index))] };
}

/** The rows of a visible instance: the learner's result and how it differs. */
export function rowEvidence(actual: ResultSet, text: string | undefined, compared?: Compared): Rows {
  const rows = compared?.difference.kind === 'rows' ? partnersFirst(actual, compared) : NO_ROWS;
  const keys = compared === undefined ? [] : keyPlaces(compared);
  const pick = (from: readonly Row[], indices: readonly number[]): (string | null)[][] => {
    const wanted = indices.slice(0, ROWS_SHOWN).map((index) => from[index] ?? []);
    return shownRows(wanted, ROWS_SHOWN);
  };
  return {
    type: 'rows',
    columns: shownNames(actual),
    rows: shownRows(actual.rows, RESULT_ROWS_SHOWN),
    rowCount: actual.rows.length,
    ...(compared && { expectedColumns: shownNames(compared.expected) }),
    missing: compared === undefined ? [] : pick(compared.expected.rows, rows.missing),
    extra: pick(actual.rows, rows.extra),
    ...(keys.length > 0 && { keys }),
    missingCount: rows.missing.length,
    extraCount: rows.extra.length,
    ...(compared && orderEvidence(actual, compared)),
    ...(text !== undefined && { text }),
  };
}

function orderEvidence(actual: ResultSet, { expected, difference }: Compared): Pick<Rows, 'firstDifference'> {
  if (difference.kind !== 'row-order') return {};
  const { position } = difference;
  return {
    firstDifference: {
      position: position + 1,
      expected: shownRow(expected.rows[position] ?? []),
      actual: shownRow(actual.rows[position] ?? []),
    },
  };
}

/** The first rows that fit: a learner may select a thousand columns. */
function shownRows(rows: readonly Row[], most: number): (string | null)[][] {
  const shown: (string | null)[][] = [];
  let room = ROWS_CHARACTERS;
  for (const row of rows.slice(0, most)) {
    const cells = shownRow(row);
    room -= cells.reduce((sum, cell) => sum + (cell?.length ?? 0) + CELL_OVERHEAD, 0);
    if (room < 0) break;
    shown.push(cells);
  }
  return shown;
}

function shownRow(row: Row): (string | null)[] {
  return row.slice(0, COLUMNS_SHOWN).map((cell) => {
    if (cell === MISSING_FIELD) return '(missing)';
    return cell === null ? null : shownText(cell);
  });
}

function shownText(text: string): string {
  const cut = evidenceText(cutAt(text, CELL_CHARACTERS));
  return text.length > CELL_CHARACTERS ? `${cut}…` : cut;
}

function shownNames(result: ResultSet): string[] {
  return result.columns.slice(0, COLUMNS_SHOWN).map(({ name }) => shownText(name));
}

type WrongRows = Extract<Difference, { kind: 'rows' }>;

function rowsText(difference: WrongRows, expected: ResultSet, actual: ResultSet): string {
  const columns = findWrongColumns(expected, actual, difference);
  if (columns === undefined) return rowCounts(difference, expected);
  const [row, column] = expected.documents === true ? ['document', 'field'] : ['row', 'column'];
  const names = columns.map((position) => evidenceText(cutAt(expected.columns[position]?.name ?? '', 60)));
  const { length } = difference.missing;
  const rows = `${length} of ${count(expected.rows.length, `expected ${row}`)}`;
  const verb = length === 1 ? 'has' : 'have';
  return `${rows} ${verb} a wrong value in ${column}${names.length > 1 ? 's' : ''} ${names.join(' and ')}.`;
}

function rowCounts({ missing, extra }: WrongRows, expected: ResultSet): string {
  const noun = expected.documents === true ? 'document' : 'row';
  const parts = [
    ...(missing.length > 0
      ? [`${missing.length} of ${count(expected.rows.length, `expected ${noun}`)} missing`]
      : []),
    ...(extra.length > 0 ? [`${count(extra.length, noun)} that should not be there`] : []),
  ];
  return `${parts.join('; ')}.`;
}

function fieldsText({ missing, extra }: Extract<Difference, { kind: 'fields' }>): string {
  const parts = [
    ...(missing.length > 0 ? [`No document has ${named(missing)}.`] : []),
    ...(extra.length > 0 ? [`${named(extra)} should not be there.`] : []),
  ];
  return evidenceText(parts.join(' '), 600);
}

const orderText = (noun: string, from: number): string =>
  `${WRONG_ORDER}: the ${noun}s are right, and from ${noun} ${from} on they stand elsewhere.`;

/** The first few field names, of the learner's or of the expected documents. */
function named(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => cutAt(name, 60));
  return `${shown.join(', ')}${names.length > shown.length ? ', …' : ''}`;
}

function columnList(expected: ResultSet): string {
  return expected.columns.map(({ name }) => name).join(', ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
