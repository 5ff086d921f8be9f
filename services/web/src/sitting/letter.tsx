import type { ResultLetter } from '@hone/contracts/hiring';
import { reasonSchema } from '@hone/contracts';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ApiProblem } from '../api-client/failures.js';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/sitting.js';
import { formatPercent } from '../words/quantities.js';
import { describeReason } from '../words/reasons.js';
import classes from './sitting.module.css';
import { useSitting, useSittingApi } from './use-sitting.js';

const ASK_AGAIN_MS = 4_000;

type LetterItem = ResultLetter['items'][number];

function reasonOf(reason: string | null): string {
  const parsed = reasonSchema.safeParse(reason);
  return parsed.success ? describeReason(parsed.data).short : '';
}

function Missed({ missed, percent }: Pick<LetterItem, 'missed' | 'percent'>) {
  if (percent === null) return <>{t('end.grading')}</>;
  if (missed.length === 0) return percent >= 100 ? <>{t('end.nothingMissed')}</> : null;
  return (
    <ul className={classes['missed']}>
      {missed.map(({ title, reason }, index) => (
        <li key={index}>
          {reason === null ? title : t('end.missedOne', { check: title, reason: reasonOf(reason) })}
        </li>
      ))}
    </ul>
  );
}

function LetterTable({ items }: Pick<ResultLetter, 'items'>) {
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('end.letter')}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('end.item')}</th>
            <th scope="col">{t('end.points')}</th>
            <th scope="col">{t('end.weight')}</th>
            <th scope="col">{t('end.counted')}</th>
            <th scope="col">{t('end.missed')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">{item.title}</th>
              <td className={classes['number']}>
                {item.percent === null ? t('end.grading') : formatPercent(item.percent / 100)}
              </td>
              <td className={classes['number']}>{item.weight}</td>
              <td>{t(`end.by.${item.by ?? 'none'}`)}</td>
              <td>
                <Missed {...item} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whether all results are final. */
const isComplete = ({ percent }: ResultLetter): boolean => percent !== null;

/** The result letter: points by challenge, and why some are missing. Appears by itself once all is graded. */
export function Letter() {
  const { id } = useSitting();
  const api = useSittingApi();
  const query = useQuery({
    queryKey: ['sitting-letter', id],
    queryFn: ({ signal }) => api.getLetter(id, signal),
    refetchInterval: ({ state }) =>
      state.data === undefined || !isComplete(state.data) ? ASK_AGAIN_MS : false,
    retry: false,
  });
  const waits = query.error instanceof ApiProblem && query.error.status === 409;
  return (
    <section className={classes['section']} aria-label={t('end.letter')}>
      <h2>{t('end.letter')}</h2>
      {query.isPending && <Skeleton height={120} aria-busy="true" />}
      {waits && <p role="status">{t('end.letterWaiting')}</p>}
      {query.isError && !waits && query.data === undefined && (
        <FailurePanel error={query.error} kept={t('end.letterKept')} onRetry={() => void query.refetch()} />
      )}
      {query.data !== undefined && (
        <>
          {query.data.percent === null ? (
            <p role="status">{t('end.letterWaiting')}</p>
          ) : (
            <p className={classes['total']}>
              {t('end.total', { percent: formatPercent(query.data.percent / 100) })}
            </p>
          )}
          <LetterTable items={query.data.items} />
        </>
      )}
    </section>
  );
}
