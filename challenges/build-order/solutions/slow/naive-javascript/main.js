const { readFileSync } = require('node:fs');

/** Knows durations and needs, and computes all finish times whenever somebody asks. */
class Build {
  constructor() {
    this.targets = new Map();
  }

  add(name, ms, needs) {
    this.targets.set(name, { ms, needs: new Set(needs) });
  }

  took(name, ms) {
    this.targets.get(name).ms = ms;
  }

  need(name, other) {
    const reached = new Set([other]);
    for (const target of reached) for (const needed of this.targets.get(target).needs) reached.add(needed);
    if (reached.has(name)) return false;
    this.targets.get(name).needs.add(other);
    return true;
  }

  free(name, other) {
    this.targets.get(name).needs.delete(other);
  }

  finishTimes() {
    const missing = new Map();
    const dependents = new Map([...this.targets.keys()].map((name) => [name, []]));
    const ready = [];
    for (const [name, { needs }] of this.targets) {
      missing.set(name, needs.size);
      for (const needed of needs) dependents.get(needed).push(name);
      if (needs.size === 0) ready.push(name);
    }
    const finish = new Map();
    for (const name of ready) {
      const { ms, needs } = this.targets.get(name);
      finish.set(name, ms + latest(needs, finish)[0]);
      for (const dependent of dependents.get(name)) {
        missing.set(dependent, missing.get(dependent) - 1);
        if (missing.get(dependent) === 0) ready.push(dependent);
      }
    }
    return finish;
  }

  why(name) {
    const finish = this.finishTimes();
    return [finish.get(name), latest(this.targets.get(name).needs, finish)[1]];
  }

  build() {
    const finish = this.finishTimes();
    return latest(finish.keys(), finish);
  }
}

/** [finish time, name] of the one that finishes last, [0, '-'] if there is none. */
function latest(names, finish) {
  let last = [0, '-'];
  for (const name of names) {
    const time = finish.get(name);
    if (time > last[0] || (time === last[0] && name < last[1])) last = [time, name];
  }
  return last;
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
