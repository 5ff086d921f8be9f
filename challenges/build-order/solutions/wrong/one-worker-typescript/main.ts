import { readFileSync } from 'node:fs';

interface Finish {
  readonly finish: number;
  readonly name: string;
}

/** A binary heap; `before` says which of two items is nearer to the top. */
class Heap<Item> {
  private readonly items: Item[] = [];
  private readonly before: (one: Item, other: Item) => boolean;

  constructor(before: (one: Item, other: Item) => boolean) {
    this.before = before;
  }

  top(): Item | undefined {
    return this.items[0];
  }

  push(item: Item): void {
    const { items, before } = this;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!before(item, items[above]!)) break;
      items[at] = items[above]!;
      at = above;
    }
    items[at] = item;
  }

  pop(): Item | undefined {
    const { items, before } = this;
    const top = items[0];
    const item = items.pop();
    const size = items.length;
    if (item === undefined || size === 0) return top;
    let at = 0;
    for (let below = 1; below < size; below = 2 * at + 1) {
      if (below + 1 < size && before(items[below + 1]!, items[below]!)) below += 1;
      if (!before(items[below]!, item)) break;
      items[at] = items[below]!;
      at = below;
    }
    items[at] = item;
    return top;
  }
}

class Target implements Finish {
  readonly name: string;
  ms: number;
  readonly needs: Target[];
  readonly dependents = new Set<Target>();
  finish: number;
  round = 0;

  constructor(name: string, ms: number, needs: Target[]) {
    this.name = name;
    this.ms = ms;
    this.needs = needs;
    this.finish = this.start() + ms;
  }

  start(): number {
    let start = 0;
    for (const { finish } of this.needs) start += finish;
    return start;
  }
}

const isEarlier = (one: Finish, other: Finish): boolean => one.finish < other.finish;
const isLater = (one: Finish, other: Finish): boolean =>
  one.finish > other.finish || (one.finish === other.finish && one.name < other.name);
const NOTHING: Finish = { finish: 0, name: '-' };

/**
 * Finish times are kept, and changes are carried on in the order of the finish times before. A target always finishes
 * after what it needs, so this order is a topological one, without being kept apart.
 */
class Build {
  private readonly targets = new Map<string, Target>();
  private readonly last = new Heap<Finish>(isLater);
  private round = 0;

  add(name: string, ms: number, needs: readonly string[]): void {
    const target = new Target(name, ms, needs.map((needed) => this.target(needed)));
    for (const needed of target.needs) needed.dependents.add(target);
    this.targets.set(name, target);
    this.last.push({ finish: target.finish, name });
  }

  took(name: string, ms: number): void {
    const target = this.target(name);
    target.ms = ms;
    this.update(target);
  }

  need(name: string, other: string): boolean {
    const target = this.target(name);
    const needed = this.target(other);
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

  free(name: string, other: string): void {
    const target = this.target(name);
    const needed = this.target(other);
    const at = target.needs.indexOf(needed);
    if (at < 0) return;
    target.needs.splice(at, 1);
    needed.dependents.delete(target);
    if (needed.dependents.size === 0) this.last.push({ finish: needed.finish, name: other });
    this.update(target);
  }

  why(name: string): Finish {
    const { finish, needs } = this.target(name);
    let waitsFor = NOTHING;
    for (const needed of needs) if (isLater(needed, waitsFor)) waitsFor = needed;
    return { finish, name: waitsFor.name };
  }

  /** What finishes last is needed by nothing. Entries that are out of date are thrown away when they surface. */
  build(): Finish {
    for (let top = this.last.top(); top !== undefined; top = this.last.top()) {
      if (this.target(top.name).finish === top.finish) return top;
      this.last.pop();
    }
    return NOTHING;
  }

  private target(name: string): Target {
    return this.targets.get(name)!;
  }

  /** Carries a change on to all that it touches; if `unreachable` is among them, undoes everything. */
  private update(changed: Target, unreachable?: Target): boolean {
    const round = (this.round += 1);
    const waiting = new Heap<Target>(isEarlier);
    const before: [Target, number][] = [];
    changed.round = round;
    waiting.push(changed);
    for (let target = waiting.pop(); target !== undefined; target = waiting.pop()) {
      if (target === unreachable) {
        for (const [undone, finish] of before) undone.finish = finish;
        return false;
      }
      const finish = target.start() + target.ms;
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
}

const lines = readFileSync(0, 'utf8').split('\n');
const [targets = 0, events = 0] = lines[0]!.split(' ').map(Number);
const build = new Build();
for (const line of lines.slice(1, targets + 1)) {
  const [name = '', ms, ...needs] = line.split(' ');
  build.add(name, Number(ms), needs);
}
const report: string[] = [];
for (const line of lines.slice(targets + 1, targets + events + 1)) {
  const [kind, name = '', other = ''] = line.split(' ');
  if (kind === 'took') build.took(name, Number(other));
  else if (kind === 'free') build.free(name, other);
  else if (kind === 'need') {
    if (!build.need(name, other)) report.push('cycle');
  } else {
    const { finish, name: last } = kind === 'why' ? build.why(name) : build.build();
    report.push(`${finish} ${last}`);
  }
}
console.log(report.join('\n'));
