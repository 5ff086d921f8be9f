import { t } from '../strings/tracks.js';
import classes from './tracks.module.css';

/** A progress bar with its text. */
export function TrackProgress({ solved, total }: { readonly solved: number; readonly total: number }) {
  return (
    <span className={classes['progress']}>
      <svg width="120" height="6" viewBox="0 0 120 6" aria-hidden="true">
        <rect width="120" height="6" rx="3" fill="var(--line)" />
        <rect width={(120 * solved) / Math.max(1, total)} height="6" rx="3" fill="var(--pass)" />
      </svg>
      {t('solvedOf', { solved, total })}
    </span>
  );
}
