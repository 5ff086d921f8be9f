import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { t } from '../strings/challenge.js';
import { HistoryTable, type HistoryColumn } from '../submission/history-table.js';
import { formatDateTime } from '../words/quantities.js';
import classes from './challenge-history.module.css';

// The chart is loaded only when this tab is opened.
const OwnCurves = lazy(async () => ({ default: (await import('../submission/own-curves.js')).OwnCurves }));

interface ChallengeHistoryProps {
  readonly slug: string;
  /** Called when an older submission was chosen, which the console then shows. */
  readonly onOpen: () => void;
}

/** The two chosen last; ids of submissions grow with time, so that the older one comes first. */
function withChoice(chosen: readonly string[], id: string): readonly string[] {
  return chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id].slice(-2);
}

function CompareBar({ chosen }: { readonly chosen: readonly string[] }) {
  const [first, second] = chosen;
  return (
    <p className={classes['bar']}>
      {first !== undefined && second !== undefined ? (
        <Button
          component={Link}
          to={`/submissions/${second}?with=${first}`}
          variant="default"
          size="compact-sm"
        >
          {t('history.compareBoth')}
        </Button>
      ) : (
        <span>{t('history.choose')}</span>
      )}
    </p>
  );
}

function useColumns(chosen: readonly string[], onChoose: (id: string) => void): readonly HistoryColumn[] {
  const [search, setSearch] = useSearchParams();
  const load = (id: string) => {
    const next = new URLSearchParams(search);
    next.set('load', id);
    setSearch(next);
  };
  return [
    {
      title: t('history.compare'),
      first: true,
      cell: (row) => (
        <input
          type="checkbox"
          className={classes['choice']}
          aria-label={t('history.compareOne', { when: formatDateTime(row.createdAt) })}
          checked={chosen.includes(row.id)}
          onChange={() => onChoose(row.id)}
        />
      ),
    },
    {
      title: t('history.code'),
      cell: (row) => (
        <button type="button" className={classes['load']} onClick={() => load(row.id)}>
          {t('history.load')}
        </button>
      ),
    },
  ];
}

/** The user's submissions of this challenge: open, compare two, or load one into the editor. */
export function ChallengeHistory({ slug, onOpen }: ChallengeHistoryProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const columns = useColumns(chosen, (id) => setChosen((before) => withChoice(before, id)));
  return (
    <>
      <CompareBar chosen={chosen} />
      <HistoryTable
        challenge={slug}
        linkTo={(row) => `/challenges/${slug}?submission=${row.id}&mode=${row.mode}`}
        onOpen={onOpen}
        extra={columns}
        empty={t('history.empty')}
      />
      <Suspense fallback={null}>
        <OwnCurves challenge={slug} />
      </Suspense>
    </>
  );
}
