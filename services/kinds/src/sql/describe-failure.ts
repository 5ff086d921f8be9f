import type { Evidence, Reason } from '@hone/contracts';
import { cutAt, evidenceText } from '../judging/evidence-text.js';
import type { Difference } from './compare/compare-results.js';
import type { ResultSet, Row } from './compare/result-set.js';
import type { Answer } from './server/task-server.js';

type Rows = Extract<Evidence, { type: 'rows' }>;

const ROWS_SHOWN = 20;
const RESULT_ROWS_SHOWN = 100;
const CELL_CHARACTERS = 200;

/** Why an instance failed, for the check. */
export interface Failure {
  readonly reason: Reason;
  /** A sentence that says nothing about hidden rows. */
  readonly text: string;
  /** The server's own words; for visible instances only. */
  readonly detail?: string;
}

const CAP_NAMES = { rows: '10,000 rows', bytes: '2 MiB', rowBytes: '256 KiB in one row' } as const;

// Out of memory, disk full, temporary files or another configured limit, and values beyond what one cell can hold.
const MEMORY_STATES = new Set(['53000', '53100', '53200', '53400', '54000']);
const FORBIDDEN_STATES = new Set(['25006', '42501']);

/** What to tell about a query that gave no result. */
export function describeEnding(answer: Exclude<Answer, { kind: 'result' }>, wallLimitMs: number): Failure {
  switch (answer.kind) {
    case 'stopped':
      return { reason: 'time-limit', text: `The query was stopped after ${wallLimitMs / 1000} seconds.` };
    case 'too-large':
      return { reason: 'output-limit', text: `The result is larger than ${CAP_NAMES[answer.what]}.` };
    case 'lost':
      return { reason: 'memory-limit', text: 'The query needed more memory than the server has.' };
    case 'refused': {
      const text = `The query stopped with an error, SQLSTATE ${answer.sqlstate}.`;
      const detail = `${evidenceText(answer.message, 1000)} (SQLSTATE ${answer.sqlstate})`;
      return { reason: reasonOfState(answer.sqlstate, answer.message), text, detail };
    }
  }
}

function reasonOfState(sqlstate: string, message: string): Reason {
  if (MEMORY_STATES.has(sqlstate) || message.startsWith('invalid memory alloc request size'))
    return 'memory-limit';
  if (FORBIDDEN_STATES.has(sqlstate)) return 'forbidden';
  return 'runtime-error';
}

/** What to tell about a result that differs. */
export function describeDifference(difference: Difference, expected: ResultSet): Failure {
  switch (difference.kind) {
    case 'column-count': {
      const text = `The result has ${count(difference.actual, 'column')}; ${difference.expected} are asked.`;
      return { reason: 'wrong-answer', text };
    }
    case 'cell-class': {
      const name = expected.columns[difference.position]?.name ?? '';
      const text = `Column ${difference.position + 1} (${name}) holds ${difference.actual} values; ${difference.expected} values are asked.`;
      return { reason: 'wrong-answer', text };
    }
    case 'rows':
      return { reason: 'wrong-answer', text: rowCounts(difference, expected.rows.length) };
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
        text: `The rows are right; their order differs from row ${difference.position + 1} on.`,
      };
  }
}

/** The rows of a visible instance: what was answered, and how it differs. */
export function rowEvidence(
  actual: ResultSet,
  text: string | undefined,
  compared?: { readonly expected: ResultSet; readonly difference: Difference },
): Rows {
  const rows = compared?.difference.kind === 'rows' ? compared.difference : { missing: [], extra: [] };
  const pick = (from: readonly Row[], indices: readonly number[]): (string | null)[][] =>
    indices.slice(0, ROWS_SHOWN).map((index) => shownRow(from[index] ?? []));
  return {
    type: 'rows',
    columns: actual.columns.map(({ name }) => name),
    rows: actual.rows.slice(0, RESULT_ROWS_SHOWN).map(shownRow),
    rowCount: actual.rows.length,
    ...(compared && { expectedColumns: compared.expected.columns.map(({ name }) => name) }),
    missing: compared === undefined ? [] : pick(compared.expected.rows, rows.missing),
    extra: pick(actual.rows, rows.extra),
    missingCount: rows.missing.length,
    extraCount: rows.extra.length,
    ...(compared && orderEvidence(actual, compared)),
    ...(text !== undefined && { text }),
  };
}

function orderEvidence(
  actual: ResultSet,
  { expected, difference }: { readonly expected: ResultSet; readonly difference: Difference },
): Pick<Rows, 'firstDifference'> {
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

function shownRow(row: Row): (string | null)[] {
  return row.map((cell) => {
    if (cell === null) return null;
    const shown = evidenceText(cell, cell.length + 1);
    return shown.length > CELL_CHARACTERS ? `${cutAt(shown, CELL_CHARACTERS)}…` : shown;
  });
}

function rowCounts({ missing, extra }: Extract<Difference, { kind: 'rows' }>, expected: number): string {
  const parts = [
    ...(missing.length > 0 ? [`${missing.length} of ${count(expected, 'expected row')} missing`] : []),
    ...(extra.length > 0 ? [`${count(extra.length, 'row')} that should not be there`] : []),
  ];
  return `${parts.join('; ')}.`;
}

function columnList(expected: ResultSet): string {
  return expected.columns.map(({ name }) => name).join(', ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
