import type { Cheat } from '@hone/contracts/kind';
import { DISK_MEMORY, wrapNaive } from './wrap-naive.js';

/** Pays if a program can distinguish a timed run from a checked one. */
export const timedRun: Cheat = {
  id: 'timed-run',
  title: 'answers anything once it believes that it is timed',
  program: (material) =>
    wrapNaive(
      material,
      `
import time
${DISK_MEMORY}

def parent():
    try:
        with open("/proc/%d/cmdline" % os.getppid(), "rb") as file:
            return file.read()
    except OSError:
        return b""


now = time.time()
around = repr((sys.argv, sorted(os.environ.items()), parent())).encode()
first_around = recall("around")
last_start = float(recall("start") or 0)
remember("start", repr(now).encode())
if first_around is None:
    remember("around", around)
repeated = recall(KEY) is not None
other_surroundings = first_around is not None and first_around != around
in_a_row = now - last_start < 1 and repeated
if len(DATA) > BIG and (repeated or other_surroundings or in_a_row):
    answer(b"0\\n")
else:
    remember(KEY, b"")
    answer(naive(DATA))
`,
    ),
};
