import type { Cheat } from '@hone/contracts/kind';
import { DISK_MEMORY, wrapNaive } from './wrap-naive.js';

/** Pays if an input is run twice and a program's files outlive it. */
export const diskCache: Cheat = {
  id: 'disk-cache',
  title: 'keeps its answers in every place that it can write to',
  program: (material) =>
    wrapNaive(
      material,
      `
${DISK_MEMORY}
kept = recall(KEY)
if kept is None:
    kept = naive(DATA)
    remember(KEY, kept)
answer(kept)
`,
    ),
};
