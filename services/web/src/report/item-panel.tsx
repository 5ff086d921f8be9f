import type { ItemSubmission, ReportItem, ReportSubmissionView, SittingReport } from '@hone/contracts/hiring';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { compareFiles } from '../compare/compare-files.js';
import { FileComparison } from '../compare/file-comparison.js';
import hiringClasses from '../hiring/hiring.module.css';
import { Loaded } from '../hiring/loaded.js';
import { keyOf, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { CheckList } from '../results/check-list.js';
import { ScoreGroups } from '../results/score-groups.js';
import { timeOf } from '../sitting/sitting-words.js';
import { t as tPlayback } from '../strings/playback.js';
import { t } from '../strings/report.js';
import { t as tSubmission } from '../strings/submission.js';
import { kindLabel, verdictLabel } from '../words/labels.js';
import { Explanations } from './explanations.js';
import classes from './report.module.css';

function describeSubmission({ at, verdict, status, by, id }: ItemSubmission, counted: string | null): string {
  const time = by === 'deadline' ? t('item.deadline', { time: timeOf(at) }) : timeOf(at);
  const words = {
    time,
    verdict: verdict === null ? tSubmission(`history.${status}`) : verdictLabel(verdict),
  };
  return id === counted ? t('item.optionCounted', words) : t('item.option', words);
}

function Checks({ view, hidden }: { readonly view: ReportSubmissionView; readonly hidden: boolean }) {
  const { checks, score, status } = view.submission;
  if (hidden) return <p className={hiringClasses['quiet']}>{t('item.checksHidden')}</p>;
  if (status !== 'graded') return <p className={hiringClasses['quiet']}>{t('item.notGraded')}</p>;
  return (
    <>
      {score !== null && <ScoreGroups score={score} />}
      <h3>{t('item.checks')}</h3>
      <CheckList checks={checks} score={score} />
    </>
  );
}

function Submission({ id, report }: { readonly id: string; readonly report: SittingReport }) {
  const api = useHiringApi();
  const { id: workspace } = useWorkspace();
  const sitting = report.row.id;
  const query = useQuery({
    queryKey: keyOf(workspace, 'report-submission', sitting, id, report.row.hidden),
    queryFn: ({ signal }) => api.getReportSubmission(workspace, sitting, id, signal),
    refetchInterval: ({ state }) => {
      const status = state.data?.submission.status;
      return status === 'queued' || status === 'running' ? 4_000 : false;
    },
  });
  return (
    <Loaded query={query} kept={t('item.kept')} height={240}>
      {(view) => (
        <div className={classes['submission']}>
          <Checks view={view} hidden={report.row.hidden} />
          <h3>{t('item.code')}</h3>
          <FileComparison
            files={compareFiles(view.starter, view.files)}
            leftLabel={t('item.starter')}
            rightLabel={t('item.answer')}
          />
        </div>
      )}
    </Loaded>
  );
}

interface ItemPanelProps {
  readonly item: ReportItem;
  readonly report: SittingReport;
}

function PlaybackLink({ item, report }: ItemPanelProps) {
  const { w = '' } = useParams();
  if (report.row.startedAt === null) return null;
  return (
    <Link className={classes['noPrint']} to={`/w/${w}/sittings/${report.row.id}/playback/${item.id}`}>
      {tPlayback('open')}
    </Link>
  );
}

/** One challenge: all submissions, their evidence as in practice, the code against the starter. */
export function ItemPanel({ item, report }: ItemPanelProps) {
  const { counted, submissions } = item;
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = chosen ?? counted ?? submissions.at(-1)?.id ?? null;
  return (
    <section className={hiringClasses['panel']} aria-label={item.title}>
      <div className={hiringClasses['head']}>
        <h2>{item.title}</h2>
        <span className={hiringClasses['quiet']}>
          {t('item.facts', { kind: kindLabel(item.kind), weight: item.weight })}
        </span>
      </div>
      <PlaybackLink item={item} report={report} />
      {shown === null ? (
        <p className={hiringClasses['quiet']}>{t('item.noAnswer')}</p>
      ) : (
        <>
          <label className={classes['filter']}>
            {t('item.submissions')}
            <select
              className={hiringClasses['select']}
              value={shown}
              onChange={(event) => setChosen(event.currentTarget.value)}
            >
              {submissions.map((submission) => (
                <option key={submission.id} value={submission.id}>
                  {describeSubmission(submission, counted)}
                </option>
              ))}
            </select>
          </label>
          <Submission key={shown} id={shown} report={report} />
        </>
      )}
      <Explanations explanations={report.explanations.filter((each) => each.item === item.id)} />
    </section>
  );
}
