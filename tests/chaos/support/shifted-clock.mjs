// Loaded before a program: a signal makes its wall clock jump. The monotonic clock, timers and other servers
// are unaffected, as on a machine whose clock is set.
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
