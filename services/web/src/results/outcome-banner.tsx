import { beatsReference, type Check, type Mode } from '@hone/contracts';
import { IconCheck, IconCircleHalf2, IconCloudOff, IconX } from '@tabler/icons-react';
import type { FinalResult, SubmissionView } from '../live/submission-view.js';
import { VERDICT_WORDS } from '../words/labels.js';
import { formatPoints } from '../words/quantities.js';
import { describeCap, describeOutcome } from '../words/outcome.js';
import classes from './outcome.module.css';

const ICONS = { accepted: IconCheck, partial: IconCircleHalf2, rejected: IconX } as const;

interface VerdictProps {
  readonly view: SubmissionView;
  readonly result: FinalResult;
  readonly mode: Mode;
}

const isFaster = ({ evidence }: Check): boolean => evidence?.type === 'speed' && beatsReference(evidence);

function Verdict({ view, result, mode }: VerdictProps) {
  const Icon = ICONS[result.verdict];
  const { score } = result;
  const cap = describeCap(view.checks, score);
  const isShort = result.verdict === 'accepted' && score !== null && score.points < score.max;
  return (
    <div className={classes['banner']} data-verdict={result.verdict}>
      <span className={classes['seal']}>
        <Icon size={20} stroke={2.4} aria-hidden />
      </span>
      <div>
        <h3>
          {VERDICT_WORDS[result.verdict]}
          {isShort && `, ${formatPoints(score.points)}`}
          {mode === 'run' && <span className={classes['mode']}>sample run, not scored</span>}
          {view.checks.some(isFaster) && <span className={classes['badge']}>faster than the reference</span>}
        </h3>
        <p>{describeOutcome(view.checks, result, mode)}</p>
        {cap !== undefined && <p>{cap}</p>}
      </div>
      {score !== null && (
        <p className={classes['points']}>
          <strong>{formatPoints(score.points)}</strong>
          <span>of {formatPoints(score.max)}</span>
        </p>
      )}
    </div>
  );
}

/** The end of a submission in one band: verdict, why, points. Nothing while it is not over. */
export function OutcomeBanner({ view, mode }: { readonly view: SubmissionView; readonly mode: Mode }) {
  if (view.result !== null) return <Verdict view={view} result={view.result} mode={mode} />;
  if (view.stage !== 'voided' && view.stage !== 'cancelled') return null;
  return (
    <div className={classes['banner']} data-verdict="none">
      <span className={classes['seal']}>
        <IconCloudOff size={20} aria-hidden />
      </span>
      <div>
        <h3>{view.stage === 'voided' ? 'Voided' : 'Cancelled'}</h3>
        <p>
          {view.stage === 'voided'
            ? `${view.voidReason ?? 'A platform fault stopped grading.'} This does not count against you; submit again when you like.`
            : 'It was stopped before a verdict. Nothing counts.'}
        </p>
      </div>
    </div>
  );
}
