import type { IncidentEvidence } from '@hone/contracts';
import { ComparedText } from '../results/printed-text.js';
import { t } from '../strings/incident.js';
import { IncidentView } from './incident-view.js';
import classes from './incident.module.css';

/** What a system reported during a run, with how the run went. */
export function IncidentEvidenceView({ evidence }: { readonly evidence: IncidentEvidence }) {
  const { text, omitted } = evidence;
  return (
    <div className={classes['evidence']}>
      <p className={classes['text']}>
        <ComparedText text={text} />
      </p>
      {omitted > 0 && <p className={classes['note']}>{t('omitted', { count: omitted })}</p>}
      <IncidentView incident={evidence} />
    </div>
  );
}
