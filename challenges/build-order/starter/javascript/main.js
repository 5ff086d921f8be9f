const { readFileSync } = require('node:fs');

/** Targets with their durations and needs. */
class Build {
  /** Adds a target; `needs` are names of targets that were added before. */
  add(name, ms, needs) {}

  /** The target's duration is `ms` from now on. */
  took(name, ms) {}

  /** Whether it was possible; the target comes to need the other one unless that closes a cycle. */
  need(name, other) {
    return true;
  }

  /** The target needs the other one no longer. */
  free(name, other) {}

  /** [finish time, name of the need that it waits for], the name is '-' if there is none. */
  why(name) {
    return [0, ''];
  }

  /** [latest finish time of all, name of its target], the name is '-' if there is none. */
  build() {
    return [0, ''];
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
