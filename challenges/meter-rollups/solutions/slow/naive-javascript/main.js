const { readFileSync } = require('node:fs');

/** A list of all minutes; each question goes through it. */
class Meter {
  constructor(minutes) {
    this.known = new Array(minutes + 1).fill(0);
  }

  read(minute, wh) {
    this.known[minute] = wh;
  }

  sum(first, last) {
    let total = 0;
    for (let minute = first; minute <= last; minute += 1) total += this.known[minute];
    return total;
  }

  reach(first, wh) {
    let total = 0;
    for (let minute = first; minute < this.known.length; minute += 1) {
      total += this.known[minute];
      if (total >= wh) return minute;
    }
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
