import type { SittingRow } from '@hone/contracts/hiring';

export const MOST_COMPARED = 5;

/** Actions on many candidates at once. */
export type BulkAction = 'remind' | 'revoke' | 'erase';

const waits = ({ status }: SittingRow) => status === 'invited' || status === 'opened';

const APPLIES: Readonly<Record<BulkAction, (row: SittingRow) => boolean>> = {
  remind: (row) => waits(row) && row.candidate.email !== null,
  revoke: (row) => waits(row) || row.status === 'expired',
  erase: ({ status }) => status !== 'started',
};

/** The selected candidates that an action applies to; a candidate at work cannot be erased. */
export const bulkTargets = (action: BulkAction, selected: readonly SittingRow[]): readonly SittingRow[] =>
  selected.filter(APPLIES[action]);
