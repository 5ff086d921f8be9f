import type { Cheat } from '@hone/contracts/kind';
import { wrapNaive } from './wrap-naive.js';

/** Pays if a stopped run does not count for growth. */
export const endlessGrowth: Cheat = {
  id: 'endless-growth',
  title: 'never ends on the sizes by which growth is told',
  program: (material) =>
    wrapNaive(
      material,
      `
# What is measured is shown to every learner; whatever is far from it, and no small check, is for growth.
MEASURED = ${material.measuredSize ?? 0}
lines = DATA.count(b"\\n")
while MEASURED > 0 and MEASURED / 20 < lines and abs(lines / MEASURED - 1) > 0.1:
    pass
answer(naive(DATA))
`,
    ),
};
