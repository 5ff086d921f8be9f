import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { usePageTitle } from '../app/page-title.js';
import hiringClasses from '../hiring/hiring.module.css';
import { Loaded } from '../hiring/loaded.js';
import { keyOf, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { PlaybackView } from '../playback/playback-view.js';
import { t } from '../strings/playback.js';

/** The report, for facts, titles and comments, and the recording of one item. */
function usePlaybackOf(sitting: string, item: string) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  return useQuery({
    queryKey: keyOf(id, 'playback', sitting, item),
    queryFn: async ({ signal }) => {
      const [report, playback] = await Promise.all([
        api.getReport(id, sitting, signal),
        api.getPlayback(id, sitting, item, signal),
      ]);
      return { report, playback };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** `/w/:w/sittings/:s/playback/:item` */
export function PlaybackPage() {
  const { w = '', s = '', item = '' } = useParams();
  const query = usePlaybackOf(s, item);
  const titles = new Map(query.data?.report.items.map(({ id, title }) => [id, title]));
  const title = t('title', { item: titles.get(item) ?? '' });
  usePageTitle(title);
  return (
    <div className={hiringClasses['page']}>
      <Link to={`/w/${w}/sittings/${s}`}>{t('back')}</Link>
      <h1>{title}</h1>
      <p className={hiringClasses['lead']}>{t('text')}</p>
      <Loaded query={query} kept={t('kept')} height={400}>
        {({ report, playback }) => (
          <PlaybackView
            item={item}
            playback={playback}
            facts={report.facts}
            comments={report.comments}
            titleOf={(id) => titles.get(id) ?? id}
          />
        )}
      </Loaded>
    </div>
  );
}
