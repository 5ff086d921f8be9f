const { readFileSync } = require('node:fs');

/** A binary heap; `before` says which of two items is nearer to the top. */
class Heap {
  constructor(before) {
    this.before = before;
    this.items = [];
  }

  get size() {
    return this.items.length;
  }

  top() {
    return this.items[0];
  }

  push(item) {
    const { items, before } = this;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!before(item, items[above])) break;
      items[at] = items[above];
      at = above;
    }
    items[at] = item;
  }

  pop() {
    const { items, before } = this;
    const top = items[0];
    const item = items.pop();
    const size = items.length;
    if (size === 0) return top;
    let at = 0;
    for (let below = 1; below < size; below = 2 * at + 1) {
      if (below + 1 < size && before(items[below + 1], items[below])) below += 1;
      if (!before(items[below], item)) break;
      items[at] = items[below];
      at = below;
    }
    items[at] = item;
    return top;
  }
}

const larger = (one, other) => one > other;
const smaller = (one, other) => one < other;

/** Durations in two heaps: `low` has those up to the percentile, which is on top. */
class Endpoint {
  constructor() {
    this.low = new Heap(larger);
    this.high = new Heap(smaller);
  }

  add(ms, percent) {
    const { low, high } = this;
    if (low.size > 0 && ms > low.top()) high.push(ms);
    else low.push(ms);
    const rank = Math.ceil((percent * (low.size + high.size)) / 100);
    if (low.size > rank) high.push(low.pop());
    else if (low.size < rank) low.push(high.pop());
  }
}

/** Percentiles from heaps; whoever asks for the slowest looks at all endpoints. */
class SlowEndpoints {
  constructor(percent) {
    this.percent = percent;
    this.endpoints = new Map();
  }

  took(name, ms) {
    if (!this.endpoints.has(name)) this.endpoints.set(name, new Endpoint());
    this.endpoints.get(name).add(ms, this.percent);
  }

  top(count) {
    const ranking = [];
    for (const [name, { low }] of this.endpoints) {
      ranking.push({ name, ms: low.top() });
      for (let at = ranking.length - 1; at > 0 && isSlower(ranking[at], ranking[at - 1]); at -= 1)
        [ranking[at], ranking[at - 1]] = [ranking[at - 1], ranking[at]];
      if (ranking.length > count) ranking.pop();
    }
    return ranking;
  }
}

function isSlower(one, other) {
  return one.ms > other.ms || (one.ms === other.ms && one.name < other.name);
}

const lines = readFileSync(0, 'utf8').split('\n');
const [percent, count] = lines[0].split(' ').map(Number);
const endpoints = new SlowEndpoints(percent);
const report = [];
for (let event = 1; event <= count; event += 1) {
  const [kind, argument, ms] = lines[event].split(' ');
  if (kind === 'took') {
    endpoints.took(argument, Number(ms));
    continue;
  }
  const slowest = endpoints.top(Number(argument));
  report.push(slowest.map(({ name, ms }) => `${name} ${ms}`).join(' ') || '-');
}
console.log(report.join('\n'));
