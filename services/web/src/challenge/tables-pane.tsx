import type { TableView } from '@hone/contracts';
import { RowTable } from '../results/row-table.js';
import { languageLabel } from '../words/labels.js';
import { plural } from '../words/quantities.js';
import classes from './tables-pane.module.css';

type Column = TableView['columns'][number];

const headingId = (table: string): string => `table-${table}`;

function KeyWords({ column }: { readonly column: Column }) {
  const { key, references } = column;
  return (
    <>
      {key !== undefined && (
        <span className={classes['key']}>{key === 'primary' ? 'primary key' : 'unique'}</span>
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
      <table className={classes['columns']} aria-label={`Columns of ${table.name}`}>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Type</th>
            <th scope="col">NULL</th>
            <th scope="col">Key</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column) => (
            <tr key={column.name}>
              <th scope="row">{column.name}</th>
              <td>{column.type}</td>
              <td>{column.nullable ? 'possible' : 'never'}</td>
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
  const label = rows.length < rowCount ? `The first ${rows.length} rows` : plural(rows.length, 'row');
  return (
    <details className={classes['sample']}>
      <summary>
        {label} of {name} in the sample
      </summary>
      <RowTable
        label={`Rows of ${name}`}
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
        {table.rowCount !== null && <span>{plural(table.rowCount, 'row')} in the sample</span>}
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
      {engine !== undefined && <p className={classes['engine']}>In {languageLabel(engine)}</p>}
      {tables.map((table) => (
        <TableSection key={table.name} table={table} />
      ))}
    </article>
  );
}
