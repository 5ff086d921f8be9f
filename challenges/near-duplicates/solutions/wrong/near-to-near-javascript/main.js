const { readFileSync } = require('node:fs');

/** Puts texts that are near to each other into one group. */
class Reposts {
  constructor() {
    this.groups = new Map();
  }

  add(text) {
    const gaps = Array.from(text, (_, place) => `${text.slice(0, place)}*${text.slice(place + 1)}`);
    const near = new Set(gaps.map((gap) => this.groups.get(gap)).filter(Boolean));
    const group = { members: 1, gaps: [...gaps] };
    for (const { members, gaps: others } of near) {
      group.members += members;
      group.gaps.push(...others);
    }
    for (const gap of group.gaps) this.groups.set(gap, group);
    return group.members - 1;
  }
}

const lines = readFileSync(0, 'utf8').split('\n');
const reposts = new Reposts();
const texts = lines.slice(1, Number(lines[0]) + 1);
console.log(texts.map((text) => reposts.add(text)).join('\n'));
