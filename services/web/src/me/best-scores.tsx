import { Button } from '@mantine/core';
import type { ChallengeProgress } from '@hone/contracts/practice';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { t } from '../strings/me.js';
import { StatusIcon } from '../tracks/status-icon.js';
import { formatDuration } from '../words/duration.js';
import { formatDateTime, formatNumber } from '../words/quantities.js';
import classes from './dashboard.module.css';
import { ScoreDistribution } from './score-distribution.js';

type Graded = ChallengeProgress & {
  readonly best: NonNullable<ChallengeProgress['best']>;
  readonly lastAt: string;
};

const isGraded = (row: ChallengeProgress): row is Graded => row.best !== null && row.lastAt !== null;
const SHOWN = 10;
const COLUMNS = 7;

interface CompareButtonProps {
  readonly title: string;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function CompareButton({ title, open, onToggle }: CompareButtonProps) {
  const Chevron = open ? IconChevronUp : IconChevronDown;
  return (
    <button
      type="button"
      className={classes['compare']}
      aria-expanded={open}
      aria-label={t('best.compareWith', { title })}
      onClick={onToggle}
    >
      {t('best.compare')}
      <Chevron size={14} aria-hidden />
    </button>
  );
}

function Row({ row }: { readonly row: Graded }) {
  const [open, setOpen] = useState(false);
  const gain = row.best.percent - (row.firstPercent ?? row.best.percent);
  return (
    <>
      <tr>
        <th scope="row">
          <span className={classes['named']}>
            <StatusIcon status={row.status} size={15} />
            <Link to={`/challenges/${row.slug}`}>{row.title}</Link>
          </span>
        </th>
        <td>
          <Link to={`/submissions/${row.best.submission}`}>
            {t('best.percent', { value: row.best.percent })}
          </Link>
        </td>
        <td>{gain > 0 ? t('best.gain', { value: gain }) : t('best.noGain')}</td>
        <td>{formatNumber(row.submits)}</td>
        <td>{formatDuration(row.minutesSpent)}</td>
        <td>{formatDateTime(row.lastAt)}</td>
        <td>
          <CompareButton title={row.title} open={open} onToggle={() => setOpen(!open)} />
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={COLUMNS}>
            <ScoreDistribution slug={row.slug} own={row.best.percent} />
          </td>
        </tr>
      )}
    </>
  );
}

/** The best score of each challenge, and the gain since the first one; the latest come first. */
export function BestScores({ challenges }: { readonly challenges: readonly ChallengeProgress[] }) {
  const [all, setAll] = useState(false);
  const rows = challenges.filter(isGraded).sort((one, other) => (one.lastAt < other.lastAt ? 1 : -1));
  const names = ['challenge', 'best', 'improvement', 'submits', 'time', 'last', 'others'] as const;
  return (
    <section>
      <h2>{t('best.title')}</h2>
      {rows.length === 0 ? (
        <p className={classes['note']}>{t('best.none')}</p>
      ) : (
        <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('best.scrolls')}>
          <table className={classes['table']} aria-label={t('best.title')}>
            <thead>
              <tr>
                {names.map((name) => (
                  <th key={name} scope="col">
                    {t(`best.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, all ? rows.length : SHOWN).map((row) => (
                <Row key={row.slug} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > SHOWN && !all && (
        <Button variant="default" size="xs" mt={10} onClick={() => setAll(true)}>
          {t('best.showAll', { count: rows.length })}
        </Button>
      )}
    </section>
  );
}
