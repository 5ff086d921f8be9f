import { readFileSync } from 'node:fs';

interface Ring {
  readonly accounts: number;
  readonly total: number;
}

interface Account {
  parent: Account | null;
  accounts: number;
  total: number;
}

/** A forest: each account points to another one of its ring; the root knows the ring's size and total. */
class Rings {
  private readonly leastAccounts: number;
  private readonly leastTotal: number;
  private readonly known = new Map<string, Account>();

  constructor(leastAccounts: number, leastTotal: number) {
    this.leastAccounts = leastAccounts;
    this.leastTotal = leastTotal;
  }

  link(account: string, other: string): Ring | null {
    let [large, small] = [this.ring(account), this.ring(other)];
    if (large === small) return null;
    const before = this.isSuspicious(large) || this.isSuspicious(small);
    if (large.accounts < small.accounts) [large, small] = [small, large];
    small.parent = large;
    large.accounts += small.accounts;
    large.total += small.total;
    return !before && this.isSuspicious(large) ? large : null;
  }

  pay(account: string, amount: number): Ring | null {
    const root = this.ring(account);
    const before = this.isSuspicious(root);
    root.total += amount;
    return !before && this.isSuspicious(root) ? root : null;
  }

  ring(account: string): Account {
    let node = this.known.get(account);
    if (node === undefined) {
      node = { parent: null, accounts: 1, total: 0 };
      this.known.set(account, node);
    }
    while (node.parent !== null) {
      // Halves the way for whoever comes next.
      if (node.parent.parent !== null) node.parent = node.parent.parent;
      node = node.parent;
    }
    return node;
  }

  private isSuspicious({ accounts, total }: Ring): boolean {
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
