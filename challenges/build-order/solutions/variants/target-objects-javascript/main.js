const lines = require('fs').readFileSync(0, 'latin1').split('\n');

/** A binary heap with its own idea of what comes first. */
class Heap {
  constructor(comesBefore) {
    this.items = [];
    this.comesBefore = comesBefore;
  }

  push(item) {
    const { items, comesBefore } = this;
    let at = items.length;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!comesBefore(item, items[up])) break;
      items[at] = items[up];
      at = up;
    }
    items[at] = item;
  }

  pop() {
    const { items, comesBefore } = this;
    const first = items[0];
    const last = items.pop();
    const { length } = items;
    if (length === 0) return first;
    let at = 0;
    for (let child = 1; child < length; child = 2 * at + 1) {
      if (child + 1 < length && comesBefore(items[child + 1], items[child])) child++;
      if (!comesBefore(items[child], last)) break;
      items[at] = items[child];
      at = child;
    }
    items[at] = last;
    return first;
  }
}

class Target {
  constructor(name, ms, needs) {
    this.name = name;
    this.ms = ms;
    this.needs = new Set(needs);
    this.users = new Set();
    this.ends = 0;
    this.round = 0;
  }

  /** When it ends by what its needs say now. */
  computed() {
    let start = 0;
    for (const need of this.needs) if (need.ends > start) start = need.ends;
    return start + this.ms;
  }
}

const targets = new Map();
const latest = new Heap((a, b) => a.ends > b.ends || (a.ends === b.ends && a.target.name < b.target.name));
let round = 0;

const remember = (target) => latest.push({ ends: target.ends, target });

/** Recomputes what the change of a target changes; false, with nothing changed, when that comes to `forbidden`. */
function spread(first, forbidden) {
  round += 1;
  const open = new Heap((a, b) => a.was < b.was);
  open.push({ was: first.ends, target: first });
  first.round = round;
  const changes = [];
  while (open.items.length > 0) {
    const { was, target } = open.pop();
    if (target === forbidden) {
      for (const change of changes) change.target.ends = change.was;
      return false;
    }
    const ends = target.computed();
    if (ends === was) continue;
    changes.push({ was, target });
    target.ends = ends;
    for (const user of target.users) {
      if (user.round === round) continue;
      user.round = round;
      open.push({ was: user.ends, target: user });
    }
  }
  for (const { target } of changes) remember(target);
  return true;
}

const events = {
  took(target, ms) {
    target.ms = Number(ms);
    spread(target);
  },
  need(target, name) {
    const other = targets.get(name);
    if (target.needs.has(other)) return undefined;
    target.needs.add(other);
    if (other === target || (other.ends > target.ends - target.ms && !spread(target, other))) {
      target.needs.delete(other);
      return 'cycle';
    }
    other.users.add(target);
    return undefined;
  },
  free(target, name) {
    const other = targets.get(name);
    if (!target.needs.delete(other)) return;
    other.users.delete(target);
    spread(target);
  },
  why(target) {
    let last;
    for (const need of target.needs)
      if (last === undefined || need.ends > last.ends || (need.ends === last.ends && need.name < last.name))
        last = need;
    return `${target.ends} ${last === undefined ? '-' : last.name}`;
  },
  build() {
    while (latest.items.length > 0) {
      const [{ ends, target }] = latest.items;
      if (target.ends === ends) return `${ends} ${target.name}`;
      latest.pop();
    }
    return '0 -';
  },
};

const [n, e] = lines[0].split(' ').map(Number);
for (let i = 1; i <= n; i++) {
  const [name, ms, ...needs] = lines[i].trim().split(' ');
  const target = new Target(name, Number(ms), needs.map((need) => targets.get(need)));
  targets.set(name, target);
  target.ends = target.computed();
  for (const need of target.needs) need.users.add(target);
  remember(target);
}
const report = [];
for (let i = n + 1; i <= n + e; i++) {
  const [what, name, argument] = lines[i].trim().split(' ');
  const line = events[what](targets.get(name), argument);
  if (line !== undefined) report.push(line);
}
console.log(report.join('\n'));
