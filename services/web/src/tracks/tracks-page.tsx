import { Skeleton } from '@mantine/core';
import type { TrackSummary } from '@hone/contracts/practice';
import { Link } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { t } from '../strings/tracks.js';
import { formatDuration } from '../words/duration.js';
import { TrackProgress } from './track-progress.js';
import classes from './tracks.module.css';
import { useTracks } from './use-tracks.js';

function TrackCard({ track }: { readonly track: TrackSummary }) {
  return (
    <li className={classes['card']}>
      <h2>
        <Link to={`/tracks/${track.slug}`}>{track.title}</Link>
      </h2>
      <p>{track.summary}</p>
      <p className={classes['facts']}>
        <span>{t('challenges', { count: track.challenges.length })}</span>
        <span>{t('duration', { time: formatDuration(track.minutes) })}</span>
        <TrackProgress solved={track.solved} total={track.challenges.length} />
      </p>
    </li>
  );
}

function TrackList() {
  const query = useTracks();
  if (query.isPending) return <Skeleton height={420} aria-busy="true" />;
  if (query.isError)
    return <FailurePanel error={query.error} kept={t('safe')} onRetry={() => void query.refetch()} />;
  if (query.data.length === 0) return <p className={classes['about']}>{t('empty')}</p>;
  return (
    <ul className={classes['cards']} aria-label={t('list')}>
      {query.data.map((track) => (
        <TrackCard key={track.slug} track={track} />
      ))}
    </ul>
  );
}

/** `/tracks` */
export function TracksPage() {
  usePageTitle(t('title'));
  return (
    <div className={classes['page']}>
      <h1>{t('title')}</h1>
      <p className={classes['about']}>{t('about')}</p>
      <TrackList />
    </div>
  );
}
