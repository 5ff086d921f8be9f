import type { Evidence } from '@hone/contracts';
import { plural } from '../words/quantities.js';
import classes from './evidence.module.css';
import { ComparedText } from './printed-text.js';

type RowsEvidence = Extract<Evidence, { type: 'rows' }>;
type Cells = readonly (string | null)[];

function Cell({ value }: { readonly value: string | null | undefined }) {
  return value === null ? (
    <td className={classes['null']}>NULL</td>
  ) : (
    <td>
      {value === '' ? <em className={classes['null']}>empty text</em> : <ComparedText text={value ?? ''} />}
    </td>
  );
}

interface MarkedRow {
  readonly mark: 'missing' | 'extra' | 'own';
  readonly cells: Cells;
}

const MARKS = {
  missing: { sign: '−', word: 'missing' },
  extra: { sign: '+', word: 'too much' },
  own: { sign: '', word: '' },
} as const;

interface RowTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly MarkedRow[];
}

function RowTable({ label, columns, rows }: RowTableProps) {
  const marked = rows.some((row) => row.mark !== 'own');
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={label}>
      <table className={classes['rows']}>
        <thead>
          <tr>
            {marked && <th scope="col">Row</th>}
            {columns.map((column, index) => (
              <th key={index} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} data-mark={row.mark}>
              {marked && (
                <th scope="row">
                  <span aria-hidden="true">{MARKS[row.mark].sign}</span> {MARKS[row.mark].word}
                </th>
              )}
              {row.cells.map((value, column) => (
                <Cell key={column} value={value} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function mark(name: MarkedRow['mark'], rows: readonly Cells[]): MarkedRow[] {
  return rows.map((cells) => ({ mark: name, cells }));
}

function countSentence(evidence: RowsEvidence): string {
  const parts: string[] = [];
  if (evidence.missingCount > 0) parts.push(`${plural(evidence.missingCount, 'expected row')} missing`);
  if (evidence.extraCount > 0) parts.push(`${plural(evidence.extraCount, 'row')} too much`);
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

function OrderDifference({ evidence }: { readonly evidence: RowsEvidence }) {
  const first = evidence.firstDifference;
  if (first === undefined) return null;
  const rows = [
    ...(first.expected === undefined ? [] : mark('missing', [first.expected])),
    ...(first.actual === undefined ? [] : mark('extra', [first.actual])),
  ];
  return (
    <>
      <p>The rows are right, their order is not: position {first.position} is the first that differs.</p>
      <RowTable
        label="First row out of order"
        columns={evidence.expectedColumns ?? evidence.columns}
        rows={rows}
      />
    </>
  );
}

/** Rows of a query beside the reference's: what is missing, what is too much, or the query's own result. */
export function RowsView({ evidence }: { readonly evidence: RowsEvidence }) {
  const differing = [...mark('missing', evidence.missing), ...mark('extra', evidence.extra)];
  const columns = evidence.expectedColumns ?? evidence.columns;
  const counts = countSentence(evidence);
  const own = evidence.rows ?? [];
  return (
    <>
      {evidence.expectedColumns !== undefined &&
        evidence.expectedColumns.join() !== evidence.columns.join() && (
          <p>
            Expected columns <code>{evidence.expectedColumns.join(', ')}</code>, yours are{' '}
            <code>{evidence.columns.join(', ')}</code>.
          </p>
        )}
      {counts !== '' && evidence.text === undefined && <p>{counts}</p>}
      {differing.length > 0 && <RowTable label="Rows that differ" columns={columns} rows={differing} />}
      <OrderDifference evidence={evidence} />
      {evidence.rows !== undefined && (
        <>
          <p>
            Your result: {plural(evidence.rowCount ?? own.length, 'row')}
            {(evidence.rowCount ?? own.length) > own.length ? `, the first ${own.length} shown` : ''}
          </p>
          {own.length > 0 && (
            <RowTable label="Your result" columns={evidence.columns} rows={mark('own', own)} />
          )}
        </>
      )}
    </>
  );
}
