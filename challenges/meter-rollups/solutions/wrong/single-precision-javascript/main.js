const { readFileSync } = require('node:fs');

/** A Fenwick tree: `tree[i]` is the sum of the minutes from i - lowbit(i) + 1 to i. */
class Meter {
  constructor(minutes) {
    this.minutes = minutes;
    this.known = new Float64Array(minutes + 1);
    this.tree = new Float32Array(minutes + 1);
    this.largestStep = 1 << (31 - Math.clz32(minutes));
  }

  read(minute, wh) {
    const change = wh - this.known[minute];
    this.known[minute] = wh;
    for (let at = minute; at <= this.minutes; at += at & -at) this.tree[at] += change;
  }

  /** The consumption of all minutes up to this one, which may be 0. */
  until(minute) {
    let total = 0;
    for (let at = minute; at > 0; at &= at - 1) total += this.tree[at];
    return total;
  }

  sum(first, last) {
    return this.until(last) - this.until(first - 1);
  }

  reach(first, wh) {
    let left = wh + this.until(first - 1);
    // Goes as far as the sum stays short; the next minute reaches it.
    let minute = 0;
    for (let step = this.largestStep; step > 0; step >>= 1) {
      const after = minute + step;
      if (after > this.minutes || this.tree[after] >= left) continue;
      minute = after;
      left -= this.tree[after];
    }
    return minute < this.minutes ? minute + 1 : null;
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
