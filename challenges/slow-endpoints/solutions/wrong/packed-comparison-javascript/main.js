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
// One number for both: the time's difference, and the order of the names in its last two bits.
const slower = (one, other) => (((other.ms - one.ms) << 2) | (one.name < other.name ? 0 : 1)) <= 0;

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

/** `ranking` is a heap of entries, some of them out of date; those are skipped when they surface. */
class SlowEndpoints {
  constructor(percent) {
    this.percent = percent;
    this.endpoints = new Map();
    this.ranking = new Heap(slower);
  }

  took(name, ms) {
    let endpoint = this.endpoints.get(name);
    if (endpoint === undefined) this.endpoints.set(name, (endpoint = new Endpoint()));
    const before = endpoint.low.top();
    endpoint.add(ms, this.percent);
    const after = endpoint.low.top();
    if (after !== before) this.ranking.push({ name, ms: after });
  }

  top(count) {
    const found = [];
    while (this.ranking.size > 0 && found.length < count) {
      const entry = this.ranking.pop();
      // Equal entries surface one after the other.
      const isNew = found.length === 0 || found.at(-1).name !== entry.name;
      if (isNew && this.endpoints.get(entry.name).low.top() === entry.ms) found.push(entry);
    }
    for (const entry of found) this.ranking.push(entry);
    return found;
  }
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
