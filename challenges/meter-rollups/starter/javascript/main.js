const { readFileSync } = require('node:fs');

/** Knows the consumption of each minute, and answers for any stretch of them. Minutes count from 1. */
class Meter {
  constructor(minutes) {
    this.minutes = minutes;
  }

  /** The consumption of a minute in watt-hours; replaces what was known of it. */
  read(minute, wh) {}

  /** The consumption of the minutes from `first` to `last`, both included. */
  sum(first, last) {
    return 0;
  }

  /** The earliest minute by which this much was consumed since the beginning of `first`, or null. */
  reach(first, wh) {
    return null;
  }
}

const lines = readFileSync(0, 'utf8').split('\n');
const [minutes, count] = lines[0].split(' ').map(Number);
const meter = new Meter(minutes);
const report = [];
for (let event = 1; event <= count; event += 1) {
  const words = lines[event].split(' ');
  const [one, other] = [Number(words[1]), Number(words[2])];
  if (words[0] === 'read') meter.read(one, other);
  else if (words[0] === 'sum') report.push(meter.sum(one, other));
  else report.push(meter.reach(one, other) ?? 'never');
}
console.log(report.join('\n'));
