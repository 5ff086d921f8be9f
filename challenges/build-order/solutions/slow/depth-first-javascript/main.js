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
    this.finish = this.start() + ms;
  }

  start() {
    let start = 0;
    for (const { finish } of this.needs) if (finish > start) start = finish;
    return start;
  }
}

const isLater = (one, other) => one.finish > other.finish || (one.finish === other.finish && one.name < other.name);

/** Finish times are kept, and changes are carried on depth first. */
class Build {
  constructor() {
    this.targets = new Map();
    this.last = new Heap(isLater);
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
    if (needed.finish > target.finish - target.ms && this.leadsTo(target, needed)) return false;
    target.needs.push(needed);
    needed.dependents.add(target);
    this.update(target);
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

  /** Whether `target` leads to `wanted`; what finishes after that one cannot. */
  leadsTo(target, wanted, seen = new Set()) {
    if (target === wanted) return true;
    if (seen.has(target) || target.finish > wanted.finish) return false;
    seen.add(target);
    for (const dependent of target.dependents) if (this.leadsTo(dependent, wanted, seen)) return true;
    return false;
  }

  update(changed) {
    const moved = new Set();
    this.visit(changed, moved);
    for (const { finish, name, dependents } of moved) if (dependents.size === 0) this.last.push({ finish, name });
  }

  /** Carries a change on to the dependents, one after the other, as long as anything changes. */
  visit(target, moved) {
    const finish = target.start() + target.ms;
    if (finish === target.finish) return;
    target.finish = finish;
    moved.add(target);
    for (const dependent of target.dependents) this.visit(dependent, moved);
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
