import type { ReactNode } from 'react';
import { t } from '../strings/hiring.js';
import classes from './hiring.module.css';

interface DataTableProps {
  readonly label: string;
  readonly heads: readonly string[];
  /** Rows of the body. */
  readonly children: ReactNode;
}

/** A table that scrolls sideways in its frame, by keyboard too. */
export function DataTable({ label, heads, children }: DataTableProps) {
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('scrolls')}>
      <table className={classes['table']} aria-label={label}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
