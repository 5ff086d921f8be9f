import type { ReactNode } from 'react';
import figures from './figures.module.css';

interface FiguresTableProps {
  /** The table's accessible name. */
  readonly label: string;
  /** Headings of the first column, which names the rows, and of the measurements. */
  readonly columns: readonly string[];
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A table of measurements that scrolls in its frame. */
export function FiguresTable({ label, columns, className, children }: FiguresTableProps) {
  return (
    <div className={figures['scroll']} tabIndex={0} role="region" aria-label={label}>
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
