import type { KindView } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import type { SqlDefinition } from '../../definition.js';
import { viewHistories } from '../../workload/view-workloads.js';

const NOTES: Readonly<Record<string, string>> = {
  paths:
    'Read from your statements: each fixes the whole partition key, narrows clustering columns from the first on, reads rows in the order in which they lie, and filters nothing.',
  partitions:
    'Computed from your keys and the numbers of the task: how many rows the largest partition comes to, and how many write to one at the same time.',
};

/** What a learner sees: the events, access paths and numbers, and the visible histories. */
export const viewTables = (pack: ChallengePackage, definition: SqlDefinition): KindView =>
  viewHistories(pack, definition, NOTES);
