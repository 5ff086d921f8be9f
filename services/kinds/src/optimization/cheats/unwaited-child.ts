import type { Cheat } from '@hone/contracts/kind';
import { PIPE_READING, wrapNaive } from './wrap-naive.js';

/** Pays if a process's time counts only once it was waited for. */
export const unwaitedChild: Cheat = {
  id: 'unwaited-child',
  title: 'splits off a process that computes, and ends without waiting for it',
  program: (material) =>
    wrapNaive(
      material,
      `
import time
${PIPE_READING}
read, write = os.pipe()
try:
    child = os.fork()
except OSError:
    child = None
if child == 0:
    try:
        os.close(read)
        into_pipe(write, naive(DATA))
        # Still there when its parent ends.
        time.sleep(5)
    finally:
        os._exit(0)
os.close(write)
printed = from_pipe(read)
answer(printed or naive(DATA))
os._exit(0)
`,
    ),
};
