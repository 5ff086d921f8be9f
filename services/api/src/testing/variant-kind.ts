import { createHash } from 'node:crypto';
import { findKind } from '@hone/kinds';
import type { FindKind } from '../features/packages/open-package.js';

/** What the recorded log of a variant says: different for each seed, and not the seed itself. */
export const recordedBy = (seed: string): string => createHash('sha256').update(seed).digest('hex');

/** The kinds, each of which draws a variant for every challenge: a fault in the Python starter, and its log. */
export const findDrawingKind: FindKind = (id) => {
  const kind = findKind(id);
  if (kind === undefined) return undefined;
  return {
    ...kind,
    variant: {
      has: () => true,
      files: (_pack, _definition, seed) => ({
        starter: [{ path: 'main.py', content: `fault = '${recordedBy(seed).slice(0, 8)}'\n` }],
        shown: [{ path: 'recorded/app.log', content: recordedBy(seed) }],
      }),
    },
  };
};
