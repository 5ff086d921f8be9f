import type { Cheat } from '@hone/contracts/kind';
import { PIPE_READING, wrapNaive } from './wrap-naive.js';

/** Pays if children's time is taken from `wait`, which reports nothing about ignored children. */
export const ignoredSigchld: Cheat = {
  id: 'ignored-sigchld',
  title: 'ignores SIGCHLD, so that the time of its child is forgotten',
  program: (material) =>
    wrapNaive(
      material,
      `
import signal
${PIPE_READING}
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
read, write = os.pipe()
try:
    child = os.fork()
except OSError:
    child = None
if child == 0:
    try:
        os.close(read)
        into_pipe(write, naive(DATA))
    finally:
        os._exit(0)
os.close(write)
printed = from_pipe(read)
if child is not None:
    try:
        os.waitpid(child, 0)
    except ChildProcessError:
        pass
answer(printed or naive(DATA))
`,
    ),
};
