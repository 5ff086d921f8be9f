import type { Check, Mode, Score } from '@hone/contracts';
import type { SubmissionView } from '../live/submission-view.js';
import { pointsOf } from '../words/outcome.js';
import { CheckBody, type Seen } from './check-body.js';
import { CompileErrors } from './compile-errors.js';
import { describeLead, failsBasics } from './lead.js';
import { OutcomeBanner } from './outcome-banner.js';
import classes from './outcome.module.css';

interface VerdictCardProps {
  readonly view: SubmissionView;
  readonly mode: Mode;
  /** The check that explains the verdict. */
  readonly lead: Check | undefined;
  readonly seen: Seen;
}

interface PictureProps extends Pick<VerdictCardProps, 'seen'> {
  readonly lead: Check;
  readonly score: Score | null;
  readonly basicsFailed: boolean;
}

/** The check that explains the verdict: its title, its points, and its picture. */
function Picture({ lead, seen, score, basicsFailed }: PictureProps) {
  const points = lead.status === 'pass' ? undefined : pointsOf(lead, score);
  const said = lead.status === 'pass' ? undefined : describeLead(lead);
  return (
    <div className={classes['picture']} data-status={lead.status}>
      <h4>
        {lead.title} {points !== undefined && <span className={classes['share']}>{points}</span>}
      </h4>
      <CheckBody check={lead} {...seen} said={said} basicsFailed={basicsFailed} />
    </div>
  );
}

/** The result of a submission at first sight: verdict, score, main sentence, its picture, what to do next. */
export function VerdictCard({ view, mode, lead, seen }: VerdictCardProps) {
  return (
    <section className={classes['card']}>
      <OutcomeBanner view={view} mode={mode} lead={lead} />
      <CompileErrors view={view} />
      {lead !== undefined && (
        <Picture
          key={lead.id}
          lead={lead}
          seen={seen}
          score={view.result?.score ?? null}
          basicsFailed={failsBasics(view.checks)}
        />
      )}
    </section>
  );
}
