import type { SittingReport } from '@hone/contracts/hiring';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { ApiProblem } from '../api-client/failures.js';
import { NotFound } from '../app/not-found-page.js';
import { usePageTitle } from '../app/page-title.js';
import hiringClasses from '../hiring/hiring.module.css';
import { Loaded } from '../hiring/loaded.js';
import { keyOf, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { FactTimeline } from '../sitting/fact-timeline.js';
import { t } from '../strings/report.js';
import { formatDateTime } from '../words/quantities.js';
import { candidateName } from './candidate-name.js';
import { DecisionPanel } from './decision-panel.js';
import { ItemPanel } from './item-panel.js';
import { LiveWord } from './live-word.js';
import { ManagePanel } from './manage-panel.js';
import { OtherReviews } from './other-reviews.js';
import { ReviewForm } from './review-form.js';
import { ScorePanel } from './score-panel.js';
import { SharePanel } from './share-panel.js';
import { SimilarityPanel } from './similarity-panel.js';
import { SittingTerms } from './sitting-terms.js';
import type { TeamConnection } from './team-follower.js';
import { ASK_AGAIN_MS, useTeamLive } from './use-team-live.js';
import classes from './report.module.css';

function FactsPanel({ report }: { readonly report: SittingReport }) {
  const titles = new Map(report.items.map(({ id, title }) => [id, title]));
  return (
    <section className={hiringClasses['panel']} aria-label={t('facts.title')}>
      <h2>{t('facts.title')}</h2>
      <p className={hiringClasses['quiet']}>{t('facts.text')}</p>
      <FactTimeline
        facts={report.facts}
        comments={report.comments}
        titleOf={(item) => titles.get(item) ?? item}
        onComment={null}
      />
      {report.messages.length > 0 && (
        <>
          <h3>{t('facts.messages')}</h3>
          <ul className={classes['plain']}>
            {report.messages.map(({ at, text }) => (
              <li key={at}>
                <blockquote className={classes['quote']}>
                  {t('facts.message', { when: formatDateTime(at), text })}
                </blockquote>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface ReportProps {
  readonly report: SittingReport;
  readonly connection: TeamConnection;
}

function Head({ report, connection }: ReportProps) {
  const { id } = useWorkspace();
  const { row } = report;
  const name = candidateName(row);
  usePageTitle(name);
  return (
    <div className={hiringClasses['head']}>
      <div>
        <h1>{name}</h1>
        <span className={classes['sub']}>{row.candidate.email}</span>
      </div>
      <div className={`${hiringClasses['buttons']} ${classes['noPrint']}`}>
        {row.status !== 'decided' && <LiveWord connection={connection} />}
        <Link to={`/w/${id}/candidates?assessment=${row.assessment.id}`}>{t('page.back')}</Link>
        {row.finishedAt !== null && <Link to={`/w/${id}/sittings/${row.id}/talk`}>{t('talk.prepare')}</Link>}
        <a href={`/api/v1/workspaces/${encodeURIComponent(id)}/sittings/${row.id}/report.pdf`} download>
          {t('page.pdf')}
        </a>
        <Button variant="default" size="xs" onClick={() => window.print()}>
          {t('page.print')}
        </Button>
      </div>
    </div>
  );
}

function Report({ report, connection }: ReportProps) {
  const { row, may } = report;
  const started = row.startedAt !== null;
  return (
    <>
      <Head report={report} connection={connection} />
      <div className={classes['columns']}>
        <div className={classes['main']}>
          {!started && <p className={hiringClasses['lead']}>{t('page.notStarted')}</p>}
          {started && <ScorePanel report={report} />}
          {started && report.items.map((item) => <ItemPanel key={item.id} item={item} report={report} />)}
          {report.facts.length > 0 && <FactsPanel report={report} />}
          {row.finishedAt !== null && <SimilarityPanel report={report} />}
          {may.review && row.finishedAt !== null && <ReviewForm report={report} />}
          {row.finishedAt !== null && <OtherReviews report={report} />}
          {row.finishedAt !== null && <DecisionPanel report={report} />}
        </div>
        <div className={classes['side']}>
          <SittingTerms report={report} />
          {may.manage && row.finishedAt !== null && <SharePanel sitting={row.id} />}
          {may.manage && <ManagePanel report={report} />}
        </div>
      </div>
    </>
  );
}

/** A sitting may run, be graded or be reviewed by others while the page is open. */
function useReport(sitting: string) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const queries = useQueryClient();
  const queryKey = keyOf(id, 'report', sitting);
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.getReport(id, sitting, signal),
    refetchInterval: ({ state }) => (state.data?.row.status === 'decided' ? false : ASK_AGAIN_MS),
    refetchOnWindowFocus: true,
  });
  const connection = useTeamLive({
    shows: (change) => change.sitting === sitting,
    read: () => queries.invalidateQueries({ queryKey }),
    outdate: () => queries.invalidateQueries({ queryKey, refetchType: 'none' }),
  });
  return { query, connection };
}

/** `/w/:w/sittings/:s` */
export function ReportPage() {
  usePageTitle(t('page.title'));
  const { s = '' } = useParams();
  const { query, connection } = useReport(s);
  if (query.error instanceof ApiProblem && query.error.status === 404) return <NotFound />;
  return (
    <div className={hiringClasses['page']}>
      <Loaded query={query} kept={t('page.kept')} height={400}>
        {(report) => <Report report={report} connection={connection} />}
      </Loaded>
    </div>
  );
}
