import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { downloadText } from '../app/download-text.js';
import { FailurePanel } from '../app/failure-panel.js';
import { t as tPlayback } from '../strings/playback.js';
import { t } from '../strings/sitting.js';
import { formatDateTime } from '../words/quantities.js';
import { Credits } from './credits.js';
import { FactTimeline } from './fact-timeline.js';
import { Letter } from './letter.js';
import classes from './sitting.module.css';
import { useSitting, useSittingApi } from './use-sitting.js';
import { WalkThrough } from './walk-through.js';

function OwnFacts() {
  const { id, sections } = useSitting();
  const api = useSittingApi();
  const queries = useQueryClient();
  const key = ['sitting-facts', id];
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.listFacts(id, signal),
  });
  const titles = new Map(sections.flatMap(({ items }) => items).map((item) => [item.id, item.title]));
  const comment = async (fact: number | null, text: string) => {
    queries.setQueryData(key, await api.comment(id, { fact, text }));
  };
  return (
    <section className={classes['section']} aria-label={t('end.facts')}>
      <h2>{t('end.facts')}</h2>
      <p className={classes['quiet']}>{t('end.factsText')}</p>
      <OwnPlaybacks />
      {query.isError && (
        <FailurePanel error={query.error} kept={t('end.factsKept')} onRetry={() => void query.refetch()} />
      )}
      {query.data !== undefined && (
        <FactTimeline
          facts={query.data.items}
          comments={query.data.comments}
          titleOf={(item) => titles.get(item) ?? item}
          onComment={comment}
        />
      )}
    </section>
  );
}

function OwnData() {
  const { id } = useSitting();
  const api = useSittingApi();
  const download = useMutation({
    mutationFn: () => api.exportOwn(id),
    onSuccess: (data) => downloadText(JSON.stringify(data, null, 2), 'assessment.json', 'application/json'),
  });
  return (
    <section className={classes['section']} aria-label={t('end.data')}>
      <h2>{t('end.data')}</h2>
      <p className={classes['quiet']}>{t('end.dataText')}</p>
      {download.isError && <FailurePanel error={download.error} kept={t('end.downloadFailed')} />}
      <div>
        <Button variant="default" loading={download.isPending} onClick={() => download.mutate()}>
          {t('end.download')}
        </Button>
      </div>
    </section>
  );
}

function OwnPlaybacks() {
  const { id, sections } = useSitting();
  const items = sections.flatMap((section) => section.items).filter(({ savedAt }) => savedAt !== null);
  if (items.length === 0) return null;
  return (
    <ul className={classes['missed']}>
      {items.map(({ id: item, title }) => (
        <li key={item}>
          <Link to={`/sittings/${id}/playback/${item}`}>{tPlayback('openItem', { item: title })}</Link>
        </li>
      ))}
    </ul>
  );
}

/** After the end: thanks, the result, the record with the candidate's comments, data export. */
export function EndPage() {
  const sitting = useSitting();
  const { finishedAt, finishedBy, workspace, letter, walkThrough } = sitting;
  const time = finishedAt === null ? '' : formatDateTime(finishedAt);
  return (
    <div className={classes['page']}>
      <div className={classes['section']}>
        <h1>{t('end.title')}</h1>
        <p className={classes['lead']}>{t(`end.${finishedBy ?? 'candidate'}`, { time })}</p>
        <p>{t('end.next', { team: workspace })}</p>
      </div>
      {letter ? <Letter /> : <p className={classes['quiet']}>{t('end.letterOff')}</p>}
      {walkThrough && <WalkThrough />}
      <Credits />
      <OwnFacts />
      <OwnData />
    </div>
  );
}
