import { pairRows, type Evidence, type Glimpse } from '@hone/contracts';
import { t } from '../strings/evidence.js';
import { RichText } from '../strings/rich-text.js';
import { describeRowCounts } from './lead.js';
import { PlanView } from './plan-view.js';
import { RowTable, rowsOfPair, type Cells, type MarkedRow } from './row-table.js';

type RowsEvidence = Extract<Evidence, { type: 'rows' }>;

function mark(name: MarkedRow['mark'], rows: readonly Cells[]): MarkedRow[] {
  return rows.map((cells) => ({ mark: name, cells }));
}

function describeResult(count: number, shown: number): string {
  return count > shown ? t('rows.resultShown', { count, shown }) : t('rows.resultCount', { count });
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
      {evidence.text === undefined && <p>{t('rows.order', { position: first.position })}</p>}
      <RowTable
        label={t('rows.firstOutOfOrder')}
        columns={evidence.expectedColumns ?? evidence.columns}
        rows={rows}
      />
    </>
  );
}

/** Rows of a query beside the reference's: missing rows, extra rows, or the query's whole result. */
export function RowsView({ evidence }: { readonly evidence: RowsEvidence }) {
  const differing = pairRows(evidence.missing, evidence.extra, evidence.keys).flatMap(rowsOfPair);
  const columns = evidence.expectedColumns ?? evidence.columns;
  const counts = describeRowCounts(evidence);
  const own = evidence.rows ?? [];
  return (
    <>
      {evidence.expectedColumns !== undefined &&
        evidence.columns.length > 0 &&
        evidence.expectedColumns.join() !== evidence.columns.join() && (
          <p>
            <RichText
              text={t('rows.columns')}
              tags={{
                expected: <code>{evidence.expectedColumns.join(', ')}</code>,
                yours: <code>{evidence.columns.join(', ')}</code>,
              }}
            />
          </p>
        )}
      {counts !== '' && evidence.text === undefined && <p>{counts}</p>}
      {differing.length > 0 && <RowTable label={t('rows.differing')} columns={columns} rows={differing} />}
      <OrderDifference evidence={evidence} />
      {evidence.rows !== undefined && (
        <>
          <p>{describeResult(evidence.rowCount ?? own.length, own.length)}</p>
          {own.length > 0 && (
            <RowTable label={t('rows.result')} columns={evidence.columns} rows={mark('own', own)} />
          )}
        </>
      )}
      {evidence.plan !== undefined && <PlanView plan={evidence.plan} />}
    </>
  );
}

/** One row or line in which hidden data differ, the smallest difference of its check. */
export function GlimpseView({ glimpse }: { readonly glimpse: Glimpse }) {
  const { line, expected, actual } = glimpse;
  const columns = line === undefined ? glimpse.columns : [t('diff.line', { line })];
  const title = line === undefined ? t('rows.glimpse') : t('diff.glimpse');
  const pair = pairRows(expected === undefined ? [] : [expected], actual === undefined ? [] : [actual], []);
  return (
    <>
      <p>{title}</p>
      <RowTable label={title} columns={columns} rows={pair.flatMap(rowsOfPair)} />
    </>
  );
}
