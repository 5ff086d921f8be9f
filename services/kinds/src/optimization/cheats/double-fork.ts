import type { Cheat } from '@hone/contracts/kind';
import { PIPE_READING, wrapNaive } from './wrap-naive.js';

/** Pays if only the program and its children are accounted, not detached processes. */
export const doubleFork: Cheat = {
  id: 'double-fork',
  title: 'lets a worker of its own session compute, and waits for it',
  program: (material) =>
    wrapNaive(
      material,
      `
${PIPE_READING}

def worker(write):
    os.setsid()
    if os.fork() > 0:
        return
    into_pipe(write, naive(DATA))


read, write = os.pipe()
try:
    child = os.fork()
except OSError:
    child = None
if child == 0:
    try:
        os.close(read)
        worker(write)
    finally:
        os._exit(0)
os.close(write)
if child is not None:
    os.waitpid(child, 0)
answer(from_pipe(read) or naive(DATA))
`,
    ),
};
