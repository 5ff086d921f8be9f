const { readFileSync } = require('node:fs');

/** Accounts grow together into rings; a ring with enough accounts and payments is suspicious. */
class Rings {
  constructor(leastAccounts, leastTotal) {
    this.leastAccounts = leastAccounts;
    this.leastTotal = leastTotal;
  }

  /** Joins two rings; { accounts, total } of the ring when this raises an alert, else null. */
  link(account, other) {
    return null;
  }

  /** Adds a payment; { accounts, total } of the ring when this raises an alert, else null. */
  pay(account, amount) {
    return null;
  }

  /** { accounts, total } of the account's ring; an account that was never mentioned has 1 and 0. */
  ring(account) {
    return { accounts: 0, total: 0 };
  }
}

const lines = readFileSync(0, 'utf8').split('\n');
const [leastAccounts, leastTotal, count] = lines[0].split(' ').map(Number);
const rings = new Rings(leastAccounts, leastTotal);
const report = [];
for (let event = 1; event <= count; event += 1) {
  const [kind, account, other] = lines[event].split(' ');
  if (kind === 'ring') {
    const { accounts, total } = rings.ring(account);
    report.push(`${accounts} ${total}`);
    continue;
  }
  const raised = kind === 'link' ? rings.link(account, other) : rings.pay(account, Number(other));
  if (raised !== null) report.push(`alert ${event} ${raised.accounts} ${raised.total}`);
}
console.log(report.join('\n'));
