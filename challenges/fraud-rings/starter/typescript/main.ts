import { readFileSync } from 'node:fs';

interface Ring {
  readonly accounts: number;
  readonly total: number;
}

/** Accounts grow together into rings; a ring with enough accounts and payments is suspicious. */
class Rings {
  private readonly leastAccounts: number;
  private readonly leastTotal: number;

  constructor(leastAccounts: number, leastTotal: number) {
    this.leastAccounts = leastAccounts;
    this.leastTotal = leastTotal;
  }

  /** Joins two rings; the ring when this raises an alert, else null. */
  link(account: string, other: string): Ring | null {
    return null;
  }

  /** Adds a payment; the ring when this raises an alert, else null. */
  pay(account: string, amount: number): Ring | null {
    return null;
  }

  /** The account's ring; an account that was never mentioned has 1 account and a total of 0. */
  ring(account: string): Ring {
    return { accounts: 0, total: 0 };
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
