import type { Check, Mode } from '@hone/contracts';
import { lazy, Suspense } from 'react';
import type { Connection } from '../live/submission-follower.js';
import { isOver, type SubmissionView } from '../live/submission-view.js';
import { t } from '../strings/results.js';
import { describeProgress, describeQueue } from '../words/progress.js';
import { CancelButton } from './cancel-button.js';
import { CheckList } from './check-list.js';
import { CompileErrors } from './compile-errors.js';
import { CoverageTable } from './coverage-table.js';
import type { Seen } from './check-body.js';
import { useHiddenData, useQueuePlace, type HiddenData } from './use-record.js';
import { findLead } from './lead.js';
import classes from './results-panel.module.css';
import { ScoreGroups } from './score-groups.js';
import { VerdictCard } from './verdict-card.js';

const LiveTopology = lazy(async () => ({
  default: (await import('../topology/live-topology.js')).LiveTopology,
}));

interface ResultsPanelProps {
  readonly id: string;
  readonly view: SubmissionView;
  readonly mode: Mode;
  readonly connection: Connection;
}

/** The submission's place in the queue and expected wait, which the server reports from time to time. */
function useQueueWords(id: string, view: SubmissionView): string | undefined {
  const stage = view.provisional === null ? 'grading' : 'measuring';
  const place = useQueuePlace(id, stage, view.stage === 'queued' || view.stage === 'waiting');
  return place === undefined ? undefined : describeQueue(place, view.provisional);
}

/** Current progress, with a thin bar once the number of checks is known. */
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

/** The nodes of a scenario and their links, while it runs. */
function RunningNodes({ view }: { readonly view: SubmissionView }) {
  if (view.topology === null || view.stage !== 'running') return null;
  return (
    <Suspense fallback={null}>
      <LiveTopology state={view.topology} />
    </Suspense>
  );
}

/** More expanded failures would push the rest of the list out of sight. */
const MOST_OPEN = 3;

/** The expanded checks: failures, except for the one in the verdict card. */
function findOpen(view: SubmissionView, lead: Check | undefined): ReadonlySet<string> {
  if (!isOver(view)) return new Set(lead === undefined ? [] : [lead.id]);
  const failures = view.checks.filter(({ status, id }) => status === 'fail' && id !== lead?.id);
  return new Set(failures.slice(0, MOST_OPEN).map(({ id }) => id));
}

function seenOf(submission: string, hidden: HiddenData, check: Check | undefined): Seen {
  const isRevealable = check !== undefined && hidden.revealable.includes(check.id);
  return {
    reveals: isRevealable ? submission : undefined,
    glimpse: hidden.glimpses.find((each) => each.check === check?.id),
  };
}

/** A submission from queue to verdict: progress, then the verdict card; checks as they arrive; scores. */
export function ResultsPanel(props: ResultsPanelProps) {
  const { id, view, mode } = props;
  const hidden = useHiddenData(id, view.stage === 'finished' && mode === 'submit');
  const score = view.result?.score ?? null;
  const over = isOver(view);
  const lead = findLead(view, mode);
  return (
    <div className={classes['panel']}>
      {over ? (
        <VerdictCard {...{ view, mode, lead }} seen={seenOf(id, hidden, lead)} />
      ) : (
        <ProgressLine {...props} />
      )}
      <div className={classes['columns']} data-scored={score !== null}>
        <div className={classes['checks']}>
          <RunningNodes view={view} />
          {!over && <CompileErrors view={view} />}
          <CheckList
            checks={view.checks}
            openIds={findOpen(view, lead)}
            seenOf={(check) => seenOf(id, hidden, check)}
            score={score}
            folds={over}
          />
          {over && <CoverageTable checks={view.checks} />}
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
