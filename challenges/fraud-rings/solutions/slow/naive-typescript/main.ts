import { readFileSync } from 'node:fs';

interface Ring {
  readonly accounts: number;
  readonly total: number;
}

/** Knows who is linked with whom, and walks over the links anew whenever a ring is asked for. */
class Rings {
  private readonly leastAccounts: number;
  private readonly leastTotal: number;
  private readonly links = new Map<string, string[]>();
  private readonly paid = new Map<string, number>();

  constructor(leastAccounts: number, leastTotal: number) {
    this.leastAccounts = leastAccounts;
    this.leastTotal = leastTotal;
  }

  link(account: string, other: string): Ring | null {
    const before = this.isSuspicious(account) || this.isSuspicious(other);
    this.links.set(account, [...(this.links.get(account) ?? []), other]);
    this.links.set(other, [...(this.links.get(other) ?? []), account]);
    return !before && this.isSuspicious(account) ? this.ring(account) : null;
  }

  pay(account: string, amount: number): Ring | null {
    const before = this.isSuspicious(account);
    this.paid.set(account, (this.paid.get(account) ?? 0) + amount);
    return !before && this.isSuspicious(account) ? this.ring(account) : null;
  }

  ring(account: string): Ring {
    const members = new Set([account]);
    let total = 0;
    for (const member of members) {
      total += this.paid.get(member) ?? 0;
      for (const neighbour of this.links.get(member) ?? []) members.add(neighbour);
    }
    return { accounts: members.size, total };
  }

  private isSuspicious(account: string): boolean {
    const { accounts, total } = this.ring(account);
    return accounts >= this.leastAccounts && total >= this.leastTotal;
  }
}

const lines = readFileSync(0, 'utf8').split('\n');
const [leastAccounts = 0, leastTotal = 0, count = 0] = lines[0]!.split(' ').map(Number);
const rings = new Rings(leastAccounts, leastTotal);
const report: string[] = [];
for (let event = 1; event <= count; event += 1) {
  const [kind, account = '', other = ''] = lines[event]!.split(' ');
  if (kind === 'ring') {
    const { accounts, total } = rings.ring(account);
    report.push(`${accounts} ${total}`);
    continue;
  }
  const raised = kind === 'link' ? rings.link(account, other) : rings.pay(account, Number(other));
  if (raised !== null) report.push(`alert ${event} ${raised.accounts} ${raised.total}`);
}
console.log(report.join('\n'));
