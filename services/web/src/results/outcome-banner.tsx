import { beatsReference, type Check, type Mode } from '@hone/contracts';
import { IconCheck, IconCircleHalf2, IconCloudOff, IconX } from '@tabler/icons-react';
import { useContext } from 'react';
import type { FinalResult, SubmissionView } from '../live/submission-view.js';
import { t } from '../strings/results.js';
import { RichText } from '../strings/rich-text.js';
import { verdictLabel } from '../words/labels.js';
import { formatPoints } from '../words/quantities.js';
import { describeCap, describeOutcome } from '../words/outcome.js';
import { describeLead } from './lead.js';
import { NextStepContext } from './next-step.js';
import { NextSteps } from './next-steps.js';
import classes from './outcome.module.css';

const ICONS = { accepted: IconCheck, partial: IconCircleHalf2, rejected: IconX } as const;

interface VerdictProps {
  readonly view: SubmissionView;
  readonly result: FinalResult;
  readonly mode: Mode;
  /** The check that explains the verdict. */
  readonly lead?: Check | undefined;
}

const isFaster = ({ evidence }: Check): boolean => evidence?.type === 'speed' && beatsReference(evidence);

function Verdict({ view, result, mode, lead }: VerdictProps) {
  const Icon = ICONS[result.verdict];
  const { score } = result;
  const next = useContext(NextStepContext);
  const verdict = verdictLabel(result.verdict);
  const sentence = lead === undefined || lead.status === 'pass' ? undefined : describeLead(lead);
  const cap = describeCap(view.checks, score, sentence);
  const isShort = result.verdict === 'accepted' && score !== null && score.points < score.max;
  return (
    <div className={classes['banner']} data-verdict={result.verdict}>
      <span className={classes['seal']}>
        <Icon size={20} stroke={2.4} aria-hidden />
      </span>
      <div>
        <h3>
          {isShort ? t('outcome.withPoints', { verdict, points: formatPoints(score.points) }) : verdict}
          {mode === 'run' && <span className={classes['mode']}>{t('outcome.sampleRun')}</span>}
          {view.checks.some(isFaster) && <span className={classes['badge']}>{t('outcome.faster')}</span>}
        </h3>
        {sentence !== undefined && <p className={classes['sentence']}>{sentence}</p>}
        <p>{describeOutcome(view.checks, result, mode)}</p>
        {cap !== undefined && <p>{cap}</p>}
        {next !== null && <NextSteps next={next} result={result} lead={lead} mode={mode} />}
      </div>
      {score !== null && (
        <p className={classes['points']}>
          <RichText
            text={t('outcome.points', {
              points: formatPoints(score.points),
              max: formatPoints(score.max),
            })}
            tags={{ strong: (words) => <strong>{words}</strong>, max: (words) => <span>{words}</span> }}
          />
        </p>
      )}
    </div>
  );
}

/** The result of a submission in one banner: verdict, why, points. Nothing before it is over. */
export function OutcomeBanner({ view, mode, lead }: Omit<VerdictProps, 'result'>) {
  if (view.result !== null) return <Verdict view={view} result={view.result} mode={mode} lead={lead} />;
  if (view.stage !== 'voided' && view.stage !== 'cancelled') return null;
  return (
    <div className={classes['banner']} data-verdict="none">
      <span className={classes['seal']}>
        <IconCloudOff size={20} aria-hidden />
      </span>
      <div>
        <h3>{view.stage === 'voided' ? t('outcome.voided') : t('outcome.cancelled')}</h3>
        <p>
          {view.stage === 'voided'
            ? t('outcome.voidedText', { reason: view.voidReason ?? t('outcome.voidedReason') })
            : t('outcome.cancelledText')}
        </p>
      </div>
    </div>
  );
}
