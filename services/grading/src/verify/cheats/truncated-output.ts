import type { Cheat } from './cheat.js';
import { wrapNaive } from './wrap-naive.js';

/** Pays where answers to big inputs are not compared to their end. */
export const truncatedOutput: Cheat = {
  id: 'truncated-output',
  title: 'ends big inputs early with whatever is printed by then',
  program: (material) =>
    wrapNaive(
      material,
      `
import signal


class Cut(BaseException):
    pass


def cut(number, frame):
    raise Cut


printed = io.BytesIO()
if len(DATA) > BIG:
    signal.signal(signal.SIGVTALRM, cut)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0.2)
try:
    naive(DATA, printed)
except Cut:
    pass
signal.setitimer(signal.ITIMER_VIRTUAL, 0)
answer(printed.getvalue())
`,
    ),
};
