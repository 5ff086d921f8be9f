import type { ChallengeSummary } from '@hone/contracts';
import { IconCircle, IconCircleCheckFilled, IconCircleHalf2 } from '@tabler/icons-react';
import { t } from '../strings/common.js';
import classes from './status-icon.module.css';

const ICONS = { new: IconCircle, tried: IconCircleHalf2, solved: IconCircleCheckFilled } as const;

/** The reader's status in a challenge: an icon that a screen reader reads as a word. */
export function StatusIcon({ status, size = 18 }: { status: ChallengeSummary['status']; size?: number }) {
  const Icon = ICONS[status];
  const word = t(`progress.${status}`);
  return (
    <span className={classes['status']} data-status={status} title={word}>
      <Icon size={size} aria-hidden />
      <span className="visually-hidden">{word}</span>
    </span>
  );
}
