import type { Check, Mode } from '@hone/contracts';
import { lazy, Suspense } from 'react';
import type { Connection } from '../live/submission-follower.js';
import { findFirstFailure, isOver, type SubmissionView } from '../live/submission-view.js';
import { t } from '../strings/results.js';
import { describeProgress, describeQueue } from '../words/progress.js';
import { CancelButton } from './cancel-button.js';
import { CheckList } from './check-list.js';
import { CoverageTable } from './coverage-table.js';
import { useQueuePlace, useRevealable } from './use-record.js';
import evidenceClasses from './evidence.module.css';
import { OutcomeBanner } from './outcome-banner.js';
import { PrintedText } from './printed-text.js';
import classes from './results-panel.module.css';
import { ScoreGroups } from './score-groups.js';

const LiveTopology = lazy(async () => ({
  default: (await import('../topology/live-topology.js')).LiveTopology,
}));

interface ResultsPanelProps {
  readonly id: string;
  readonly view: SubmissionView;
  readonly mode: Mode;
  readonly connection: Connection;
}

/** Where it stands in the queue and for how long, as the server tells from time to time. */
function useQueueWords(id: string, view: SubmissionView): string | undefined {
  const stage = view.provisional === null ? 'grading' : 'measuring';
  const place = useQueuePlace(id, stage, view.stage === 'queued' || view.stage === 'waiting');
  return place === undefined ? undefined : describeQueue(place, view.provisional);
}

/** What is going on, with a thin bar once the number of checks is known. */
function ProgressLine({ id, view, mode, connection }: ResultsPanelProps) {
  const share = view.total === null ? 0 : view.done / view.total;
  const queued = useQueueWords(id, view);
  return (
    <div className={classes['progress']}>
      <span className={classes['pulse']} aria-hidden="true" />
      <span className={classes['now']}>{queued ?? describeProgress(view, mode)}</span>
      <span className={classes['connection']}>{t(`connection.${connection}`)}</span>
      <CancelButton id={id} />
      <span className={classes['track']} aria-hidden="true">
        <span style={{ inlineSize: `${share * 100}%` }} />
      </span>
    </div>
  );
}

function CompileErrors({ view }: { readonly view: SubmissionView }) {
  if (view.compiled === null || view.compiled.ok) return null;
  return (
    <figure className={`${evidenceClasses['block']} ${classes['compile']}`}>
      <figcaption>{t('output.compileErrors')}</figcaption>
      <PrintedText label={t('output.compileErrors')} text={view.compiled.output} />
    </figure>
  );
}

/** The nodes of a scenario and their links, as long as it runs. */
function RunningNodes({ view }: { readonly view: SubmissionView }) {
  if (view.topology === null || view.stage !== 'running') return null;
  return (
    <Suspense fallback={null}>
      <LiveTopology state={view.topology} />
    </Suspense>
  );
}

const OPENED_IN_RUNS: ReadonlySet<string> = new Set(['output', 'rows', 'exchange', 'history']);

/** The first failure; in a sample run without one, the first check that has a result to show. */
function findCheckToOpen(view: SubmissionView, mode: Mode): Check | undefined {
  // Then the compiler's words say it all, and stand above the checks.
  if (view.compiled?.ok === false) return undefined;
  const failure = findFirstFailure(view);
  if (failure !== undefined || mode === 'submit') return failure;
  return view.checks.find(({ evidence }) => evidence !== undefined && OPENED_IN_RUNS.has(evidence.type));
}

/** A submission from the queue to its verdict: progress or outcome, checks as they come in, score by group. */
export function ResultsPanel(props: ResultsPanelProps) {
  const { id, view, mode } = props;
  const revealable = useRevealable(id, view.stage === 'finished' && mode === 'submit');
  const score = view.result?.score ?? null;
  return (
    <div className={classes['panel']}>
      {isOver(view) ? <OutcomeBanner view={view} mode={mode} /> : <ProgressLine {...props} />}
      <div className={classes['columns']} data-scored={score !== null} data-scroller>
        <div className={classes['checks']}>
          <RunningNodes view={view} />
          <CompileErrors view={view} />
          <CheckList
            checks={view.checks}
            openId={findCheckToOpen(view, mode)?.id}
            reveals={{ submission: id, checks: revealable }}
            score={score}
            foldsPassed={isOver(view)}
          />
          {isOver(view) && <CoverageTable checks={view.checks} />}
        </div>
        {score !== null && (
          <div className={classes['score']}>
            <ScoreGroups score={score} />
          </div>
        )}
      </div>
    </div>
  );
}
