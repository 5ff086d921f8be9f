import { readFileSync } from 'node:fs';

interface Finish {
  readonly finish: number;
  readonly name: string;
}

/** Targets with their durations and needs. */
class Build {
  /** Adds a target; `needs` are names of targets that were added before. */
  add(name: string, ms: number, needs: readonly string[]): void {}

  /** The target's duration is `ms` from now on. */
  took(name: string, ms: number): void {}

  /** Whether it was possible; the target comes to need the other one unless that closes a cycle. */
  need(name: string, other: string): boolean {
    return true;
  }

  /** The target needs the other one no longer. */
  free(name: string, other: string): void {}

  /** The target's finish time, and the name of the need that it waits for, '-' if there is none. */
  why(name: string): Finish {
    return { finish: 0, name: '' };
  }

  /** The latest finish time of all, and the name of its target, '-' if there is none. */
  build(): Finish {
    return { finish: 0, name: '' };
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
