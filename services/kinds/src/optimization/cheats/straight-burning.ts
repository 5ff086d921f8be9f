import type { Cheat } from '@hone/contracts/kind';
import { wrapNaive } from './wrap-naive.js';

/** Pays if growth is judged by a slope only. */
export const straightBurning: Cheat = {
  id: 'straight-burning',
  title: 'burns CPU in proportion to small inputs, so that its growth looks like a straight line',
  program: (material) =>
    wrapNaive(
      material,
      `
import time

MEASURED = ${material.measuredSize ?? 0}
PER_LINE_S = 5e-6
lines = DATA.count(b"\\n")
printed = naive(DATA)
if 0 < MEASURED and MEASURED / 20 < lines < 0.9 * MEASURED:
    while time.process_time() < PER_LINE_S * lines:
        pass
answer(printed)
`,
    ),
};
