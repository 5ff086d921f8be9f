import type { Cheat } from '@hone/contracts/kind';
import { wrapNaive } from './wrap-naive.js';

/** Pays if a timer's interrupt is charged to the process that is on the core at the time. */
export const timerStorm: Cheat = {
  id: 'timer-storm',
  title: 'sets a thousand timers microseconds apart and sleeps while the reference runs',
  program: (material) =>
    wrapNaive(
      material,
      `
import ctypes, time

CLOCK_MONOTONIC, COUNT, APART_NS = 1, 1000, 7000


class Setting(ctypes.Structure):
    _fields_ = [(name, ctypes.c_long) for name in ("interval_s", "interval_ns", "first_s", "first_ns")]


if len(DATA) > BIG:
    library = ctypes.CDLL(None, use_errno=True)
    for place in range(COUNT):
        timer = library.timerfd_create(CLOCK_MONOTONIC, 0)
        if timer < 0:
            break
        setting = Setting(0, COUNT * APART_NS, 0, 1 + place * APART_NS)
        library.timerfd_settime(timer, 0, ctypes.byref(setting), None)
    else:
        time.sleep(0.5)
answer(naive(DATA))
`,
    ),
};
