// Loaded before a program: makes its wall clock jump when a signal says so. The monotonic clock, timers and the
// servers beside it go on as they were, as on a machine whose clock is set.
import { readFileSync } from 'node:fs';
import process from 'node:process';

const file = process.env['HONE_CHAOS_CLOCK'];
const RealDate = Date;
let shiftMs = 0;

class ShiftedDate extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(ShiftedDate.now());
    else super(...given);
  }

  static now() {
    return RealDate.now() + shiftMs;
  }
}

if (file !== undefined) {
  const read = () => {
    shiftMs = Number(readFileSync(file, 'utf8'));
  };
  read();
  process.on('SIGUSR2', read);
  globalThis.Date = ShiftedDate;
}
