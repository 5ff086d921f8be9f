import type { TrackStep } from '@hone/contracts/practice';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { RichText } from '../strings/rich-text.js';
import { t } from '../strings/tracks.js';
import { findPlace } from './find-place.js';
import classes from './track-place.module.css';
import { TrackLinks } from './track-links.js';
import { useTracks } from './use-tracks.js';

interface NeighbourProps {
  readonly step: TrackStep | undefined;
  readonly track: string;
  readonly isNext: boolean;
}

function Neighbour({ step, track, isNext }: NeighbourProps) {
  if (step === undefined) return null;
  const { slug, title } = step;
  return (
    <Link
      to={`/challenges/${slug}?track=${track}`}
      title={isNext ? t('place.toNext', { title }) : t('place.toPrevious', { title })}
    >
      {!isNext && <IconChevronLeft size={15} aria-hidden />}
      <span className={classes['word']}>{isNext ? t('place.next') : t('place.previous')}</span>
      <span className={classes['name']}>{title}</span>
      {isNext && <IconChevronRight size={15} aria-hidden />}
    </Link>
  );
}

/** A challenge's place in a track, with links to its neighbours. Nothing for a challenge of no track. */
export function TrackPlace({ slug }: { readonly slug: string }) {
  const [search] = useSearchParams();
  const { data = [] } = useTracks();
  const place = findPlace(data, slug, search.get('track'));
  if (place === undefined) return null;
  const { track, number, previous, next, first } = place;
  return (
    <nav className={classes['place']} aria-label={t('place.label')}>
      <p>
        <Link to={`/tracks/${track.slug}`}>{track.title}</Link>
        <span>{t('place.position', { number, total: track.challenges.length })}</span>
      </p>
      <p className={classes['ways']}>
        <Neighbour step={previous} track={track.slug} isNext={false} />
        <Neighbour step={next} track={track.slug} isNext />
      </p>
      {first.length > 0 && (
        <p className={classes['first']}>
          <RichText
            text={t('place.suggested')}
            tags={{ links: <TrackLinks steps={first} track={track.slug} /> }}
          />
        </p>
      )}
    </nav>
  );
}
