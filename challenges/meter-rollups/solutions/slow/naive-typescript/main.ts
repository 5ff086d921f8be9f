import { readFileSync } from 'node:fs';

/** A list of all minutes; each question goes through it. */
class Meter {
  private readonly known: number[];

  constructor(minutes: number) {
    this.known = new Array<number>(minutes + 1).fill(0);
  }

  read(minute: number, wh: number): void {
    this.known[minute] = wh;
  }

  sum(first: number, last: number): number {
    let total = 0;
    for (let minute = first; minute <= last; minute += 1) total += this.known[minute]!;
    return total;
  }

  reach(first: number, wh: number): number | null {
    let total = 0;
    for (let minute = first; minute < this.known.length; minute += 1) {
      total += this.known[minute]!;
      if (total >= wh) return minute;
    }
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
