import { readFileSync } from 'node:fs';

interface Finish {
  readonly finish: number;
  readonly name: string;
}

interface Target {
  ms: number;
  readonly needs: Set<string>;
}

/** Knows durations and needs, and computes all finish times whenever somebody asks. */
class Build {
  private readonly targets = new Map<string, Target>();

  add(name: string, ms: number, needs: readonly string[]): void {
    this.targets.set(name, { ms, needs: new Set(needs) });
  }

  took(name: string, ms: number): void {
    this.targets.get(name)!.ms = ms;
  }

  need(name: string, other: string): boolean {
    const reached = new Set([other]);
    for (const target of reached) for (const needed of this.targets.get(target)!.needs) reached.add(needed);
    if (reached.has(name)) return false;
    this.targets.get(name)!.needs.add(other);
    return true;
  }

  free(name: string, other: string): void {
    this.targets.get(name)!.needs.delete(other);
  }

  why(name: string): Finish {
    const finish = this.finishTimes();
    return { finish: finish.get(name)!, name: latest(this.targets.get(name)!.needs, finish).name };
  }

  build(): Finish {
    const finish = this.finishTimes();
    return latest(finish.keys(), finish);
  }

  private finishTimes(): Map<string, number> {
    const missing = new Map<string, number>();
    const dependents = new Map<string, string[]>([...this.targets.keys()].map((name) => [name, []]));
    const ready: string[] = [];
    for (const [name, { needs }] of this.targets) {
      missing.set(name, needs.size);
      for (const needed of needs) dependents.get(needed)!.push(name);
      if (needs.size === 0) ready.push(name);
    }
    const finish = new Map<string, number>();
    for (const name of ready) {
      const { ms, needs } = this.targets.get(name)!;
      finish.set(name, ms + latest(needs, finish).finish);
      for (const dependent of dependents.get(name)!) {
        missing.set(dependent, missing.get(dependent)! - 1);
        if (missing.get(dependent) === 0) ready.push(dependent);
      }
    }
    return finish;
  }
}

/** The one that finishes last; '-' at 0 if there is none. */
function latest(names: Iterable<string>, times: ReadonlyMap<string, number>): Finish {
  let last: Finish = { finish: 0, name: '-' };
  for (const name of names) {
    const finish = times.get(name)!;
    if (finish > last.finish || (finish === last.finish && name < last.name)) last = { finish, name };
  }
  return last;
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
