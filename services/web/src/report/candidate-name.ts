import type { SittingRow } from '@hone/contracts/hiring';
import { t } from '../strings/report.js';
import { formatPercent } from '../words/quantities.js';

/** Characters of an id that distinguish candidates without names. */
const SHORT = 6;

/** A candidate's display name: name, address, or a part of the id where both are hidden or absent. */
export function candidateName({ id, candidate }: Pick<SittingRow, 'id' | 'candidate'>): string {
  return candidate.name ?? candidate.email ?? t('candidates.blind', { id: id.slice(-SHORT) });
}

/** Points as a row shows them; undefined before the end. */
export function describePoints({ hidden, percent, finishedAt }: SittingRow): string | undefined {
  if (hidden) return t('candidates.hidden');
  if (percent !== null) return formatPercent(percent / 100);
  return finishedAt === null ? undefined : t('candidates.pending');
}
