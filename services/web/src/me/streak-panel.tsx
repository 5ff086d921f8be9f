import type { MyProgress, Streak } from '@hone/contracts/practice';
import { t } from '../strings/me.js';
import { formatDuration } from '../words/duration.js';
import { formatNumber } from '../words/quantities.js';
import { zoneName } from '../words/zone.js';
import classes from './dashboard.module.css';

const DAY_MS = 24 * 60 * 60_000;
const WEEKS = 12;
const CELL = 14;

/** Twelve weeks, a column each; the last cell is today. */
function Calendar({ streak }: { readonly streak: Streak }) {
  const active = new Set(streak.days);
  const today = Date.parse(streak.today);
  const days = Array.from({ length: 7 * WEEKS }, (_, index) => {
    const date = new Date(today - (7 * WEEKS - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    return { date, x: Math.floor(index / 7) * CELL, y: (index % 7) * CELL };
  });
  return (
    <svg
      viewBox={`0 0 ${WEEKS * CELL} ${7 * CELL}`}
      className={classes['calendar']}
      role="img"
      aria-label={t('streak.calendar', { count: streak.days.length })}
    >
      {days.map(({ date, x, y }) => (
        <rect
          key={date}
          x={x + 1}
          y={y + 1}
          width={CELL - 3}
          height={CELL - 3}
          rx="2"
          fill={active.has(date) ? 'var(--accent)' : 'var(--line)'}
        />
      ))}
    </svg>
  );
}

/** Days in a row, and totals. */
export function StreakPanel({ progress }: { readonly progress: MyProgress }) {
  const { streak, totals } = progress;
  const rows = [
    [t('totals.solved'), formatNumber(totals.solved)],
    [t('totals.submits'), formatNumber(totals.submits)],
    [t('totals.runs'), formatNumber(totals.runs)],
    [t('totals.time'), formatDuration(totals.minutesSpent)],
  ] as const;
  return (
    <section className={classes['side']}>
      <h2>{t('streak.title')}</h2>
      <p className={classes['big']}>{t('streak.current', { count: streak.current })}</p>
      {streak.endsToday && <p className={classes['warn']}>{t('streak.endsToday')}</p>}
      <Calendar streak={streak} />
      <p className={classes['note']}>{t('streak.longest', { count: streak.longest })}</p>
      <p className={classes['note']}>{t('streak.rule', { zone: zoneName() })}</p>
      <dl className={classes['totals']} aria-label={t('totals.label')}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={classes['note']}>{t('totals.timeNote')}</p>
    </section>
  );
}
