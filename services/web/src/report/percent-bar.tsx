import { formatPercent } from '../words/quantities.js';
import classes from './report.module.css';

/** Width of a full bar, as a percentage of its cell. */
const FULL = 60;

/** A percentage as number and bar. */
export function PercentBar({ percent }: { readonly percent: number }) {
  return (
    <div className={classes['bar']}>
      <span style={{ inlineSize: `${(percent / 100) * FULL}%` }} aria-hidden="true" />
      {formatPercent(percent / 100)}
    </div>
  );
}
