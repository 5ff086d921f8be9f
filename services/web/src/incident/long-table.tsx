import { useState, type ReactNode } from 'react';
import classes from './incident.module.css';

/** Initial rows: more would push the rest of a page out of sight. */
const FIRST = 25;
/** Rows added at a time: thousands of them would block the page. */
const PAGE = 100;

interface LongTableProps<Row> {
  readonly label: string;
  readonly heads: readonly string[];
  readonly rows: readonly Row[];
  readonly draw: (row: Row) => ReactNode;
  /** Label of the button for further rows. */
  readonly more: (count: number) => string;
}

/** A table that scrolls in its frame, by keyboard too, and grows by a button. A new key resets it. */
export function LongTable<Row>({ label, heads, rows, draw, more }: LongTableProps<Row>) {
  const [pages, setPages] = useState(0);
  const shown = rows.slice(0, FIRST + pages * PAGE);
  const left = Math.min(PAGE, rows.length - shown.length);
  return (
    <>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={label}>
        <table className={classes['table']}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{shown.map(draw)}</tbody>
        </table>
      </div>
      {left > 0 && (
        <button type="button" className={classes['more']} onClick={() => setPages(pages + 1)}>
          {more(left)}
        </button>
      )}
    </>
  );
}
