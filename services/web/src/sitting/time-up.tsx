import type { Sitting } from '@hone/contracts/hiring';
import { useEffect } from 'react';
import { useOnline } from '../app/connection-notice.js';
import { t } from '../strings/sitting.js';
import classes from './sitting.module.css';
import { ASK_SOON_MS, useSitting, useSittingAtHand } from './use-sitting.js';
import { useTimeLeft } from './use-time-left.js';

/** Whether the server has closed everything and is still collecting final answers. */
export function isCollected({ startedAt, finishedAt, section, nextStartsAt, pause }: Sitting): boolean {
  return (
    startedAt !== null &&
    finishedAt === null &&
    section === null &&
    nextStartsAt === null &&
    pause.since === null
  );
}

/** Disables keyboard input below it. */
const takeFocus = (place: HTMLElement | null): void => place?.focus();

/** Polls at once and repeatedly: the server detects a closed page by its silence. */
function useAskWhile(isOver: boolean): void {
  const { ask } = useSittingAtHand();
  useEffect(() => {
    if (!isOver) return undefined;
    void ask();
    const timer = setInterval(() => void ask(), ASK_SOON_MS);
    return () => clearInterval(timer);
  }, [isOver, ask]);
}

/**
 * Covers the page when the time is up, until the server has sent the next state. The page below continues to
 * send unsaved text.
 */
export function TimeUp() {
  const sitting = useSitting();
  const left = useTimeLeft(sitting.deadline);
  const online = useOnline();
  const isOver = isCollected(sitting) || (left !== null && left <= 0);
  useAskWhile(isOver);
  if (!isOver) return null;
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
