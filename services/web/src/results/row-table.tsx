import { t } from '../strings/evidence.js';
import classes from './evidence.module.css';
import { ComparedText } from './printed-text.js';

export type Cells = readonly (string | null)[];

function Cell({ value }: { readonly value: string | null | undefined }) {
  return value === null ? (
    <td className={classes['null']}>{t('rows.null')}</td>
  ) : (
    <td>
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
  readonly mark: 'missing' | 'extra' | 'own';
  readonly cells: Cells;
}

const SIGNS = { missing: '−', extra: '+', own: '' } as const;

interface RowTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly MarkedRow[];
}

/** Rows of a result, in a frame of their own that scrolls. */
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
                <Cell key={column} value={value} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
