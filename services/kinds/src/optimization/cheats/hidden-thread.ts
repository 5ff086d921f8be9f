import type { Cheat } from '@hone/contracts/kind';
import { wrapNaive } from './wrap-naive.js';

/** Pays where only the first thread's time counts. */
export const hiddenThread: Cheat = {
  id: 'hidden-thread',
  title: 'computes in a thread while the first one waits',
  program: (material) =>
    wrapNaive(
      material,
      `
import threading

result = []
try:
    thread = threading.Thread(target=lambda: result.append(naive(DATA)))
    thread.start()
    thread.join()
except RuntimeError:
    pass
answer(result[0] if result else naive(DATA))
`,
    ),
};
