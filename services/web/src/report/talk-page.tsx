import type { SittingReport, Talk } from '@hone/contracts/hiring';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { ApiProblem } from '../api-client/failures.js';
import { NotFound } from '../app/not-found-page.js';
import { usePageTitle } from '../app/page-title.js';
import hiringClasses from '../hiring/hiring.module.css';
import { Loaded } from '../hiring/loaded.js';
import { keyOf, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { FactTimeline } from '../sitting/fact-timeline.js';
import { t as tPlayback } from '../strings/playback.js';
import { t } from '../strings/report.js';
import { formatPercent } from '../words/quantities.js';
import { candidateName } from './candidate-name.js';
import { Explanations } from './explanations.js';
import classes from './report.module.css';

/** Facts at which something was decided; the report has the whole list. */
const MOMENTS = new Set(['started', 'run', 'submit', 'paste', 'offline', 'paused', 'finished']);

interface PartProps {
  readonly report: SittingReport;
  readonly talk: Talk;
}

function Questions({ report, talk }: PartProps) {
  const { w = '', s = '' } = useParams();
  if (talk.hidden) return <p className={hiringClasses['lead']}>{t('talk.hidden')}</p>;
  return report.items.map(({ id, title, percent }) => {
    const questions = talk.items.find((item) => item.id === id)?.questions ?? [];
    return (
      <section key={id} className={hiringClasses['panel']} aria-label={title}>
        <div className={hiringClasses['head']}>
          <h2>{title}</h2>
          {percent !== null && <span>{formatPercent(percent / 100)}</span>}
        </div>
        {questions.length === 0 ? (
          <p className={hiringClasses['quiet']}>{t('talk.none')}</p>
        ) : (
          <ol>
            {questions.map(({ template, text }) => (
              <li key={template}>{text}</li>
            ))}
          </ol>
        )}
        <Explanations explanations={report.explanations.filter(({ item }) => item === id)} />
        <Link className={classes['noPrint']} to={`/w/${w}/sittings/${s}/playback/${id}`}>
          {tPlayback('open')}
        </Link>
      </section>
    );
  });
}

function Moments({ report }: Pick<PartProps, 'report'>) {
  const titles = new Map(report.items.map(({ id, title }) => [id, title]));
  const moments = report.facts.filter(({ type }) => MOMENTS.has(type));
  return (
    <section className={hiringClasses['panel']} aria-label={t('talk.moments')}>
      <h2>{t('talk.moments')}</h2>
      {moments.length === 0 ? (
        <p className={hiringClasses['quiet']}>{t('talk.noMoments')}</p>
      ) : (
        <FactTimeline
          facts={moments}
          comments={report.comments}
          titleOf={(item) => titles.get(item) ?? item}
          onComment={null}
        />
      )}
    </section>
  );
}

function TalkView({ report, talk }: PartProps) {
  const { w = '', s = '' } = useParams();
  const title = t('talk.title', { name: candidateName(report.row) });
  usePageTitle(title);
  return (
    <>
      <Link className={classes['noPrint']} to={`/w/${w}/sittings/${s}`}>
        {t('talk.back')}
      </Link>
      <div className={hiringClasses['head']}>
        <h1>{title}</h1>
        <Button className={classes['noPrint']} variant="default" size="xs" onClick={() => window.print()}>
          {t('page.print')}
        </Button>
      </div>
      <p className={hiringClasses['lead']}>{t('talk.lead')}</p>
      <Questions report={report} talk={talk} />
      <Moments report={report} />
      <p className={hiringClasses['quiet']}>{t('talk.rated')}</p>
    </>
  );
}

/** `/w/:w/sittings/:s/talk`: questions to ask, and when something happened. */
export function TalkPage() {
  const { s = '' } = useParams();
  const api = useHiringApi();
  const { id } = useWorkspace();
  const query = useQuery({
    queryKey: keyOf(id, 'talk', s),
    queryFn: async ({ signal }) => {
      const [report, talk] = await Promise.all([api.getReport(id, s, signal), api.getTalk(id, s, signal)]);
      return { report, talk };
    },
  });
  if (query.error instanceof ApiProblem && query.error.status === 404) return <NotFound />;
  return (
    <div className={hiringClasses['page']}>
      <Loaded query={query} kept={t('talk.kept')} height={400}>
        {({ report, talk }) => <TalkView report={report} talk={talk} />}
      </Loaded>
    </div>
  );
}
