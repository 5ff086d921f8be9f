import type { ReactNode } from 'react';
import figures from './figures.module.css';

interface FiguresTableProps {
  /** What the table is of, for those who do not see what stands around it. */
  readonly label: string;
  /** Of the first column, which names the rows, and of the figures. */
  readonly columns: readonly string[];
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A table of figures that scrolls inside its frame. */
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
