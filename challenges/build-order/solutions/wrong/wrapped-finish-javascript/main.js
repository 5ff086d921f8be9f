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

class Target {
  constructor(name, ms, needs) {
    this.name = name;
    this.ms = ms;
    this.needs = needs;
    this.dependents = new Set();
    this.finish = (this.start() + ms) >>> 0;
    this.round = 0;
  }

  start() {
    let start = 0;
    for (const { finish } of this.needs) if (finish > start) start = finish;
    return start;
  }
}

const earlier = (one, other) => one.finish < other.finish;
const isLater = (one, other) => one.finish > other.finish || (one.finish === other.finish && one.name < other.name);

/**
 * Finish times are kept, and changes are carried on in the order of the finish times before. A target always finishes
 * after what it needs, so this order is a topological one, without being kept apart.
 */
class Build {
  constructor() {
    this.targets = new Map();
    this.last = new Heap(isLater);
    this.round = 0;
  }

  add(name, ms, needs) {
    const target = new Target(name, ms, needs.map((needed) => this.targets.get(needed)));
    for (const needed of target.needs) needed.dependents.add(target);
    this.targets.set(name, target);
    this.last.push({ finish: target.finish, name });
  }

  took(name, ms) {
    const target = this.targets.get(name);
    target.ms = ms;
    this.update(target);
  }

  need(name, other) {
    const target = this.targets.get(name);
    const needed = this.targets.get(other);
    if (target.needs.includes(needed)) return true;
    const isEarlyEnough = needed.finish <= target.finish - target.ms;
    target.needs.push(needed);
    if (!isEarlyEnough && !this.update(target, needed)) {
      target.needs.pop();
      return false;
    }
    needed.dependents.add(target);
    return true;
  }

  free(name, other) {
    const target = this.targets.get(name);
    const needed = this.targets.get(other);
    const at = target.needs.indexOf(needed);
    if (at < 0) return;
    target.needs.splice(at, 1);
    needed.dependents.delete(target);
    if (needed.dependents.size === 0) this.last.push({ finish: needed.finish, name: other });
    this.update(target);
  }

  /** Carries a change on to all that it touches; if `unreachable` is among them, undoes everything. */
  update(changed, unreachable = null) {
    const round = (this.round += 1);
    const waiting = new Heap(earlier);
    const before = [];
    changed.round = round;
    waiting.push(changed);
    while (waiting.size > 0) {
      const target = waiting.pop();
      if (target === unreachable) {
        for (const [undone, finish] of before) undone.finish = finish;
        return false;
      }
      const finish = (target.start() + target.ms) >>> 0;
      if (finish === target.finish) continue;
      before.push([target, target.finish]);
      target.finish = finish;
      for (const dependent of target.dependents) {
        if (dependent.round === round) continue;
        dependent.round = round;
        waiting.push(dependent);
      }
    }
    for (const [{ finish, name, dependents }] of before)
      if (dependents.size === 0) this.last.push({ finish, name });
    return true;
  }

  why(name) {
    const { finish, needs } = this.targets.get(name);
    let waitsFor = { finish: 0, name: '-' };
    for (const needed of needs) if (isLater(needed, waitsFor)) waitsFor = needed;
    return [finish, waitsFor.name];
  }

  /** What finishes last is needed by nothing. Entries that are out of date are thrown away when they surface. */
  build() {
    const { last, targets } = this;
    while (last.size > 0 && targets.get(last.top().name).finish !== last.top().finish) last.pop();
    return last.size > 0 ? [last.top().finish, last.top().name] : [0, '-'];
  }
}

const lines = readFileSync(0, 'utf8').split('\n');
const [targets, events] = lines[0].split(' ').map(Number);
const build = new Build();
for (const line of lines.slice(1, targets + 1)) {
  const [name, ms, ...needs] = line.split(' ');
  build.add(name, Number(ms), needs);
}
const report = [];
for (const line of lines.slice(targets + 1, targets + events + 1)) {
  const [kind, name, other] = line.split(' ');
  if (kind === 'took') build.took(name, Number(other));
  else if (kind === 'free') build.free(name, other);
  else if (kind === 'need') {
    if (!build.need(name, other)) report.push('cycle');
  } else {
    const [finish, last] = kind === 'why' ? build.why(name) : build.build();
    report.push(`${finish} ${last}`);
  }
}
console.log(report.join('\n'));
