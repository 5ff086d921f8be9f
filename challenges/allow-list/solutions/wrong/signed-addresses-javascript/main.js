const { readFileSync } = require('node:fs');

/** An array of rules; every question looks through all of them. */
class AllowList {
  constructor() {
    this.rules = [];
  }

  set(network, length, action) {
    this.drop(network, length);
    this.rules.push({ network, length, action, hits: 0 });
  }

  drop(network, length) {
    const place = this.rules.findIndex((rule) => rule.length === length && contains(rule, network));
    return place < 0 ? null : this.rules.splice(place, 1)[0].hits;
  }

  check(address) {
    let best = null;
    for (const rule of this.rules) {
      if (contains(rule, address) && (best === null || rule.length > best.length)) best = rule;
    }
    if (best !== null) best.hits += 1;
    return best;
  }
}

function contains({ network, length }, address) {
  const mask = length === 0 ? 0 : -1 << (32 - length);
  const first = network & mask;
  const last = first | ~mask;
  return first <= address && address <= last;
}

const toNumber = (address) => {
  const [one, two, three, four] = address.split('.');
  return (one << 24) | (two << 16) | (three << 8) | four;
};

const lines = readFileSync(0, 'utf8').split('\n');
const count = Number(lines[0]);
const rules = new AllowList();
const report = [];
for (let event = 1; event <= count; event += 1) {
  const [kind, argument] = lines[event].split(' ');
  if (kind === 'check') {
    const found = rules.check(toNumber(argument));
    report.push(found === null ? 'deny -' : `${found.action} ${found.length}`);
    continue;
  }
  const [network, length] = argument.split('/');
  if (kind === 'drop') report.push(rules.drop(toNumber(network), Number(length)) ?? '-');
  else rules.set(toNumber(network), Number(length), kind);
}
console.log(report.join('\n'));
