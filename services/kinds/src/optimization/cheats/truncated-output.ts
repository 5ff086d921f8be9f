import type { Cheat } from '@hone/contracts/kind';
import { wrapNaive } from './wrap-naive.js';

/** Pays where answers to big inputs are not compared to their end. */
export const truncatedOutput: Cheat = {
  id: 'truncated-output',
  title: 'ends big inputs early with whatever is printed by then',
  program: (material) =>
    wrapNaive(
      material,
      `
import _thread, threading

printed = io.BytesIO()
# Interval timers are refused to measured programs; a thread that sleeps is not.
timer = threading.Timer(0.2, _thread.interrupt_main)
try:
    if len(DATA) > BIG:
        timer.start()
    naive(DATA, printed)
    timer.cancel()
except (KeyboardInterrupt, RuntimeError):
    pass
answer(printed.getvalue())
`,
    ),
};
