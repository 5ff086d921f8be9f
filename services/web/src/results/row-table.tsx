import type { RowPair } from '@hone/contracts';
import { t } from '../strings/evidence.js';
import classes from './evidence.module.css';
import { ComparedText } from './printed-text.js';

export type Cells = readonly (string | null)[];

interface CellProps {
  readonly value: string | null | undefined;
  readonly differs: boolean;
}

function Cell({ value, differs }: CellProps) {
  return value === null ? (
    <td className={classes['null']} data-differs={differs}>
      {t('rows.null')}
    </td>
  ) : (
    <td data-differs={differs}>
      {value === '' ? (
        <em className={classes['null']}>{t('rows.empty')}</em>
      ) : (
        <ComparedText text={value ?? ''} />
      )}
    </td>
  );
}

/** A row with what is wrong about it, if anything. */
export interface MarkedRow {
  readonly mark: 'missing' | 'extra' | 'expected' | 'yours' | 'own';
  readonly cells: Cells;
  /** Positions of cells that differ from the row beside it. */
  readonly differs?: readonly number[];
}

const SIGNS = { missing: '−', extra: '+', expected: '=', yours: '≠', own: '' } as const;

/** An expected row and the actual one beside it, or one of them alone. */
export function rowsOfPair({ expected, actual, differs }: RowPair): MarkedRow[] {
  if (expected !== undefined && actual !== undefined)
    return [
      { mark: 'expected', cells: expected, differs },
      { mark: 'yours', cells: actual, differs },
    ];
  if (expected !== undefined) return [{ mark: 'missing', cells: expected }];
  return actual === undefined ? [] : [{ mark: 'extra', cells: actual }];
}

interface RowTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly MarkedRow[];
}

/** Rows of a result, in a scrolling frame. */
export function RowTable({ label, columns, rows }: RowTableProps) {
  const marked = rows.some((row) => row.mark !== 'own');
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={label}>
      <table className={classes['rows']}>
        <thead>
          <tr>
            {marked && <th scope="col">{t('rows.row')}</th>}
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
                  <span aria-hidden="true">{SIGNS[row.mark]}</span>{' '}
                  {row.mark !== 'own' && t(`rows.${row.mark}`)}
                </th>
              )}
              {row.cells.map((value, column) => (
                <Cell key={column} value={value} differs={row.differs?.includes(column) === true} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
