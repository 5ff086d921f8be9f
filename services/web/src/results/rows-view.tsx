import type { Evidence } from '@hone/contracts';
import { plural } from '../words/quantities.js';
import { PlanView } from './plan-view.js';
import { RowTable, type Cells, type MarkedRow } from './row-table.js';

type RowsEvidence = Extract<Evidence, { type: 'rows' }>;

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
      {evidence.text === undefined && (
        <p>The rows are right, their order is not: position {first.position} is the first that differs.</p>
      )}
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
      {evidence.plan !== undefined && <PlanView plan={evidence.plan} />}
    </>
  );
}
