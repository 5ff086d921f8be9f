import type { SittingRow } from '@hone/contracts/hiring';

export const MOST_COMPARED = 5;

/** What may be done to many candidates at once. */
export type BulkAction = 'remind' | 'revoke' | 'erase';

const waits = ({ status }: SittingRow) => status === 'invited' || status === 'opened';

const APPLIES: Readonly<Record<BulkAction, (row: SittingRow) => boolean>> = {
  remind: (row) => waits(row) && row.candidate.email !== null,
  revoke: (row) => waits(row) || row.status === 'expired',
  erase: ({ status }) => status !== 'started',
};

/** Those of the selected candidates to whom it can be done; nobody is erased while they work. */
export const bulkTargets = (action: BulkAction, selected: readonly SittingRow[]): readonly SittingRow[] =>
  selected.filter(APPLIES[action]);
