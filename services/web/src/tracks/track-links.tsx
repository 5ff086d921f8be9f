import type { TrackStep } from '@hone/contracts/practice';
import { Link } from 'react-router';
import { StatusIcon } from './status-icon.js';
import classes from './tracks.module.css';

/** Links to challenges, each with its status, in the reader's track. */
export function TrackLinks({ steps, track }: { readonly steps: TrackStep['after']; readonly track: string }) {
  return steps.map((step) => (
    <span key={step.slug} className={classes['named']}>
      <StatusIcon status={step.status} size={14} />
      <Link to={`/challenges/${step.slug}?track=${track}`}>{step.title}</Link>
    </span>
  ));
}
