import { readFileSync } from 'node:fs';

interface Decision {
  readonly action: string;
  readonly length: number;
}

interface Rule extends Decision {
  readonly network: number;
  hits: number;
}

/** An array of rules; every question looks through all of them. */
class AllowList {
  private readonly rules: Rule[] = [];

  set(network: number, length: number, action: string): void {
    this.drop(network, length);
    this.rules.push({ network, length, action, hits: 0 });
  }

  drop(network: number, length: number): number | null {
    const place = this.rules.findIndex((rule) => rule.length === length && contains(rule, network));
    return place < 0 ? null : this.rules.splice(place, 1)[0]!.hits;
  }

  check(address: number): Decision | null {
    let best: Rule | null = null;
    for (const rule of this.rules) {
      if (contains(rule, address) && (best === null || rule.length > best.length)) best = rule;
    }
    if (best !== null) best.hits += 1;
    return best;
  }
}

function contains({ network, length }: Rule, address: number): boolean {
  const size = 2 ** (32 - length);
  return Math.floor(network / size) === Math.floor(address / size);
}

function toNumber(address: string): number {
  const [one, two, three, four] = address.split('.');
  return ((Number(one) * 256 + Number(two)) * 256 + Number(three)) * 256 + Number(four);
}

const lines = readFileSync(0, 'utf8').split('\n');
const count = Number(lines[0]);
const rules = new AllowList();
const report: string[] = [];
for (let event = 1; event <= count; event += 1) {
  const [kind = '', argument = ''] = lines[event]!.split(' ');
  if (kind === 'check') {
    const found = rules.check(toNumber(argument));
    report.push(found === null ? 'deny -' : `${found.action} ${found.length}`);
    continue;
  }
  const [network = '', length] = argument.split('/');
  if (kind === 'drop') report.push(String(rules.drop(toNumber(network), Number(length)) ?? '-'));
  else rules.set(toNumber(network), Number(length), kind);
}
console.log(report.join('\n'));
