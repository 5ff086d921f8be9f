import type { Sitting } from '@hone/contracts/hiring';
import { useOnline } from '../app/connection-notice.js';
import { t } from '../strings/sitting.js';
import classes from './sitting.module.css';
import { useSitting } from './use-sitting.js';
import { useTimeLeft } from './use-time-left.js';

/** Whether the server has closed everything and still collects what is on its way. */
export function isCollected({ startedAt, finishedAt, section, nextStartsAt, pause }: Sitting): boolean {
  return (
    startedAt !== null &&
    finishedAt === null &&
    section === null &&
    nextStartsAt === null &&
    pause.since === null
  );
}

/** What lies below takes no more keys. */
const takeFocus = (place: HTMLElement | null): void => place?.focus();

/**
 * Laid over the page when the time is over, until the server has said what comes next. The page below goes on sending
 * what it has.
 */
export function TimeUp() {
  const sitting = useSitting();
  const left = useTimeLeft(sitting.deadline);
  const online = useOnline();
  if (!isCollected(sitting) && (left === null || left > 0)) return null;
  return (
    <div
      ref={takeFocus}
      tabIndex={-1}
      className={classes['over']}
      role="alertdialog"
      aria-labelledby="time-up"
      aria-describedby="time-up-text"
    >
      <div>
        <h2 id="time-up">{t('timeUp.title')}</h2>
        <p id="time-up-text">{online ? t('timeUp.text') : t('timeUp.offline')}</p>
      </div>
    </div>
  );
}
