import { readFileSync } from 'node:fs';

interface Decision {
  readonly action: string;
  readonly length: number;
}

interface Rule extends Decision {
  hits: number;
}

/** A table for each length, and the lengths in use, longest first. */
class AllowList {
  private readonly tables = Array.from({ length: 33 }, () => new Map<number, Rule>());
  private lengths: number[] = [];

  set(network: number, length: number, action: string): void {
    const table = this.tables[length]!;
    table.set(leadingBits(network, length), { action, length, hits: 0 });
    if (table.size === 1) this.listLengths();
  }

  drop(network: number, length: number): number | null {
    const table = this.tables[length]!;
    const key = leadingBits(network, length);
    const rule = table.get(key);
    if (rule === undefined) return null;
    table.delete(key);
    if (table.size === 0) this.listLengths();
    return rule.hits;
  }

  check(address: number): Decision | null {
    for (const length of this.lengths) {
      const rule = this.tables[length]!.get(leadingBits(address, length));
      if (rule === undefined) continue;
      rule.hits += 1;
      return rule;
    }
    return null;
  }

  private listLengths(): void {
    this.lengths = [...this.tables.keys()].filter((length) => this.tables[length]!.size > 0).reverse();
  }
}

/** A shift by 32 would be a shift by 0. */
function leadingBits(address: number, length: number): number {
  return length === 0 ? 0 : address >>> (32 - length);
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
