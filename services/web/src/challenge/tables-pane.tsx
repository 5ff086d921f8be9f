import type { TableView } from '@hone/contracts';
import { RowTable } from '../results/row-table.js';
import { t } from '../strings/challenge.js';
import { languageLabel } from '../words/labels.js';
import classes from './tables-pane.module.css';

type Column = TableView['columns'][number];

const headingId = (table: string): string => `table-${table}`;

function KeyWords({ column }: { readonly column: Column }) {
  const { key, references } = column;
  return (
    <>
      {key !== undefined && (
        <span className={classes['key']}>
          {key === 'primary' ? t('tables.primaryKey') : t('tables.unique')}
        </span>
      )}
      {references !== undefined && (
        <a
          href={`#${headingId(references.table)}`}
          onClick={(event) => {
            event.preventDefault();
            document.getElementById(headingId(references.table))?.focus();
          }}
        >
          → {references.table}
          {references.column !== undefined && `.${references.column}`}
        </a>
      )}
    </>
  );
}

function ColumnTable({ table }: { readonly table: TableView }) {
  return (
    <div className={classes['scroll']}>
      <table className={classes['columns']} aria-label={t('tables.columnsOf', { table: table.name })}>
        <thead>
          <tr>
            <th scope="col">{t('tables.column')}</th>
            <th scope="col">{t('tables.type')}</th>
            <th scope="col">{t('tables.null')}</th>
            <th scope="col">{t('tables.key')}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column) => (
            <tr key={column.name}>
              <th scope="row">{column.name}</th>
              <td>{column.type}</td>
              <td>{column.nullable ? t('tables.nullable') : t('tables.notNull')}</td>
              <td>
                <KeyWords column={column} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SampleRows({ table }: { readonly table: TableView }) {
  const { name, rows, rowCount } = table;
  if (rows.length === 0 || rowCount === null) return null;
  const shown = { count: rows.length, table: name };
  return (
    <details className={classes['sample']}>
      <summary>{rows.length < rowCount ? t('tables.someRows', shown) : t('tables.allRows', shown)}</summary>
      <RowTable
        label={t('tables.rowsOf', { table: name })}
        columns={table.columns.map((column) => column.name)}
        rows={rows.map((cells) => ({ mark: 'own', cells }))}
      />
    </details>
  );
}

function TableSection({ table }: { readonly table: TableView }) {
  return (
    <section aria-labelledby={headingId(table.name)}>
      <h3 id={headingId(table.name)} tabIndex={-1}>
        {table.name}
        {table.rowCount !== null && <span>{t('tables.rowsInSample', { count: table.rowCount })}</span>}
      </h3>
      <ColumnTable table={table} />
      {table.constraints.map((constraint) => (
        <p key={constraint} className={classes['constraint']}>
          <code>{constraint}</code>
        </p>
      ))}
      <SampleRows table={table} />
    </section>
  );
}

interface TablesPaneProps {
  readonly tables: readonly TableView[];
  readonly engine?: string | undefined;
}

/** The tables of a database task: columns and keys, and the rows of the visible data. */
export function TablesPane({ tables, engine }: TablesPaneProps) {
  return (
    <article className={classes['tables']}>
      {engine !== undefined && (
        <p className={classes['engine']}>{t('tables.engine', { engine: languageLabel(engine) })}</p>
      )}
      {tables.map((table) => (
        <TableSection key={table.name} table={table} />
      ))}
    </article>
  );
}
