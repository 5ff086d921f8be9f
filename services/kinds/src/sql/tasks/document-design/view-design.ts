import type { KindView } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import type { SqlDefinition } from '../../definition.js';
import { viewHistories } from '../../workload/view-workloads.js';

/** What a learner sees: the events and access paths, and the visible histories. */
export const viewDesign = (pack: ChallengePackage, definition: SqlDefinition): KindView =>
  viewHistories(pack, definition, NOTES);

const NOTES: Readonly<Record<string, string>> = {
  reads:
    'Counted on a large history beside the reference, never timed: documents and index entries that a question looks at, and what it sorts without an index. Counts only when every answer is right.',
  writes:
    'Counted on a large history beside the reference: documents and index entries that one event writes, and what it looks at to find them.',
  bounds: 'The largest document and the longest array at any moment of the large history.',
  atomic:
    'The program is ended after each document that such an event writes. Every answer must then be that from before or that from after it, and delivering the event again must complete it.',
};
