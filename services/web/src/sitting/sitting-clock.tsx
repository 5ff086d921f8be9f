import { IconClockHour4, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useAnnouncer } from '../app/announcements.js';
import { readChoice, writeChoice } from '../app/remembered-choice.js';
import { t } from '../strings/sitting.js';
import { formatDateTime } from '../words/quantities.js';
import { zoneName } from '../words/zone.js';
import { formatLeft, markInSight, passedMark } from './clock.js';
import classes from './sitting-bar.module.css';
import { useSitting } from './use-sitting.js';
import { useTimeLeft } from './use-time-left.js';

const HIDDEN = 'hone-clock-hidden';

/** Announces marks as they pass, and a changed end. */
function useSpokenClock(left: number | null, deadline: string | null): void {
  const announcer = useAnnouncer();
  const before = useRef(left);
  const ends = useRef(deadline);
  useEffect(() => {
    if (left === null) return;
    const mark = before.current === null ? undefined : passedMark(before.current, left);
    before.current = left;
    if (mark !== undefined) announcer.result(t(`clock.announce.${mark}`));
  }, [left, announcer]);
  useEffect(() => {
    if (ends.current !== null && deadline !== null && ends.current !== deadline)
      announcer.result(t('clock.changed', { time: formatDateTime(deadline) }));
    ends.current = deadline;
  }, [deadline, announcer]);
}

function useHidden() {
  const [hidden, setHidden] = useState(() => readChoice(HIDDEN) === 'true');
  const toggle = () => {
    writeChoice(HIDDEN, String(!hidden));
    setHidden(!hidden);
  };
  return { hidden, toggle };
}

/** The remaining time, which can be hidden; marks are shown and announced all the same. */
export function SittingClock() {
  const { deadline } = useSitting();
  const left = useTimeLeft(deadline);
  const { hidden, toggle } = useHidden();
  useSpokenClock(left, deadline);
  if (left === null || deadline === null) return null;
  const mark = markInSight(left);
  const Icon = hidden ? IconEye : IconEyeOff;
  const words = hidden ? t('clock.show') : t('clock.hide');
  return (
    <span className={classes['clock']} data-soon={left < 60_000}>
      <IconClockHour4 size={16} aria-hidden />
      <span
        role="timer"
        aria-live="off"
        aria-label={t('clock.label')}
        title={t('clock.until', { time: formatDateTime(deadline), zone: zoneName() })}
      >
        {!hidden && <span className={classes['digits']}>{formatLeft(left)}</span>}
        {hidden && mark !== undefined && t(`clock.announce.${mark}`)}
      </span>
      <button type="button" className={classes['tool']} aria-label={words} title={words} onClick={toggle}>
        <Icon size={16} aria-hidden />
      </button>
    </span>
  );
}
