import type { ReactNode } from 'react';
import classes from './measurement-table.module.css';

interface MeasurementTableProps {
  /** The table's accessible name. */
  readonly label: string;
  /** Headings of the first column, which names the rows, and of the measurements. */
  readonly columns: readonly string[];
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A table of measurements that scrolls in its frame. */
export function MeasurementTable({ label, columns, className, children }: MeasurementTableProps) {
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={label}>
      <table className={className}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
