import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { usePageTitle } from '../app/page-title.js';
import { Loaded } from '../hiring/loaded.js';
import { PlaybackView } from '../playback/playback-view.js';
import { t } from '../strings/playback.js';
import { SittingFrame } from './sitting-frame.js';
import classes from './sitting.module.css';
import { useSitting, useSittingApi } from './use-sitting.js';

function useOwnPlayback(sitting: string, item: string) {
  const api = useSittingApi();
  return useQuery({
    queryKey: ['sitting-playback', sitting, item],
    queryFn: async ({ signal }) => {
      const [facts, playback] = await Promise.all([
        api.listFacts(sitting, signal),
        api.getPlayback(sitting, item, signal),
      ]);
      return { facts, playback };
    },
  });
}

/** `/sittings/:id/playback/:item`, after the end: what the team sees. */
export function OwnPlaybackPage() {
  const { item = '' } = useParams();
  const { id, sections } = useSitting();
  const query = useOwnPlayback(id, item);
  const titles = new Map(sections.flatMap(({ items }) => items).map((each) => [each.id, each.title]));
  const title = t('title', { item: titles.get(item) ?? '' });
  usePageTitle(title);
  return (
    <SittingFrame>
      <div className={`${classes['page']} ${classes['wide']}`}>
        <Link to={`/sittings/${id}`}>{t('backToEnd')}</Link>
        <h1>{title}</h1>
        <p className={classes['lead']}>{t('text')}</p>
        <Loaded query={query} kept={t('kept')} height={400}>
          {({ facts, playback }) => (
            <PlaybackView
              item={item}
              playback={playback}
              facts={facts.items}
              comments={facts.comments}
              titleOf={(each) => titles.get(each) ?? each}
            />
          )}
        </Loaded>
      </div>
    </SittingFrame>
  );
}
