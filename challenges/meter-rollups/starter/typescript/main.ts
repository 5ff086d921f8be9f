import { readFileSync } from 'node:fs';

/** Knows the consumption of each minute, and answers for any stretch of them. Minutes count from 1. */
class Meter {
  private readonly minutes: number;

  constructor(minutes: number) {
    this.minutes = minutes;
  }

  /** The consumption of a minute in watt-hours; replaces what was known of it. */
  read(minute: number, wh: number): void {}

  /** The consumption of the minutes from `first` to `last`, both included. */
  sum(first: number, last: number): number {
    return 0;
  }

  /** The earliest minute by which this much was consumed since the beginning of `first`, or null. */
  reach(first: number, wh: number): number | null {
    return null;
  }
}

const lines = readFileSync(0, 'utf8').split('\n');
const [minutes = 0, count = 0] = lines[0]!.split(' ').map(Number);
const meter = new Meter(minutes);
const report: (number | string)[] = [];
for (let event = 1; event <= count; event += 1) {
  const words = lines[event]!.split(' ');
  const [one, other] = [Number(words[1]), Number(words[2])];
  if (words[0] === 'read') meter.read(one, other);
  else if (words[0] === 'sum') report.push(meter.sum(one, other));
  else report.push(meter.reach(one, other) ?? 'never');
}
console.log(report.join('\n'));
