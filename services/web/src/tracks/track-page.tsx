import { Button, Skeleton } from '@mantine/core';
import type { TrackView } from '@hone/contracts/practice';
import { Link, useParams } from 'react-router';
import { ApiProblem } from '../api-client/failures.js';
import { FailurePanel } from '../app/failure-panel.js';
import { NotFound } from '../app/not-found-page.js';
import { usePageTitle } from '../app/page-title.js';
import { t as tCommon } from '../strings/common.js';
import { RichText } from '../strings/rich-text.js';
import { t } from '../strings/tracks.js';
import { formatDuration } from '../words/duration.js';
import { difficultyLabel, kindLabel } from '../words/labels.js';
import { StatusIcon } from './status-icon.js';
import { TrackLinks } from './track-links.js';
import { TrackProgress } from './track-progress.js';
import classes from './tracks.module.css';
import { useTrack } from './use-tracks.js';

type Item = TrackView['challenges'][number];

function Step({ item, track }: { readonly item: Item; readonly track: string }) {
  const open = item.after.filter(({ status }) => status !== 'solved');
  return (
    <li className={classes['step']}>
      <StatusIcon status={item.status} />
      <div>
        <h2>
          <Link to={`/challenges/${item.slug}?track=${track}`}>{item.title}</Link>
        </h2>
        <p>{item.why}</p>
        {open.length > 0 && (
          <p className={classes['after']}>
            <RichText text={t('after')} tags={{ links: <TrackLinks steps={open} track={track} /> }} />
          </p>
        )}
      </div>
      <p className={classes['stepFacts']}>
        <span>{kindLabel(item.kind)}</span>
        <span>{difficultyLabel(item.difficulty)}</span>
        <span>{formatDuration(item.minutes)}</span>
      </p>
    </li>
  );
}

/** The next step: the first unsolved challenge. */
function Onward({ track }: { readonly track: TrackView }) {
  const next = track.challenges.find(({ status }) => status !== 'solved');
  if (next === undefined) return <p className={classes['complete']}>{t('complete')}</p>;
  const started = track.challenges.some(({ status }) => status !== 'new');
  return (
    <Button component={Link} to={`/challenges/${next.slug}?track=${track.slug}`}>
      {started ? t('continue', { title: next.title }) : t('start')}
    </Button>
  );
}

function Track({ track }: { readonly track: TrackView }) {
  const { challenges, missing } = track;
  return (
    <>
      <h1>{track.title}</h1>
      <p className={classes['about']}>{track.summary}</p>
      <p className={classes['facts']}>
        <span>{t('challenges', { count: challenges.length })}</span>
        <span>{t('duration', { time: formatDuration(track.minutes) })}</span>
        <TrackProgress solved={track.solved} total={challenges.length} />
      </p>
      {challenges.length === 0 ? <p>{t('none')}</p> : <Onward track={track} />}
      <ol className={classes['steps']} aria-label={t('steps')}>
        {challenges.map((item) => (
          <Step key={item.slug} item={item} track={track.slug} />
        ))}
      </ol>
      {missing.length > 0 && (
        <p className={classes['after']}>
          {t('missing', {
            count: missing.length,
            names: tCommon('quantity.names', { items: missing }),
          })}
        </p>
      )}
    </>
  );
}

function TrackContent({ slug }: { readonly slug: string }) {
  const query = useTrack(slug);
  usePageTitle(query.data?.title ?? t('title'));
  if (query.isPending) return <Skeleton height={420} aria-busy="true" />;
  if (query.isSuccess) return <Track track={query.data} />;
  if (query.error instanceof ApiProblem && query.error.status === 404)
    return <NotFound what={t('notFound')} />;
  return <FailurePanel error={query.error} kept={t('safe')} onRetry={() => void query.refetch()} />;
}

/** `/tracks/:slug` */
export function TrackPage() {
  const { slug = '' } = useParams();
  return (
    <div className={classes['page']}>
      <p className={classes['up']}>
        <Link to="/tracks">{t('allTracks')}</Link>
      </p>
      <TrackContent slug={slug} />
    </div>
  );
}
