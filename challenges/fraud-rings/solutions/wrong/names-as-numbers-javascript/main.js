const { readFileSync } = require('node:fs');

/** A forest: each account points to another one of its ring; the root knows the ring's size and total. */
class Rings {
  constructor(leastAccounts, leastTotal) {
    this.leastAccounts = leastAccounts;
    this.leastTotal = leastTotal;
    this.nodes = new Map();
  }

  root(account) {
    // Numbers make for quicker keys than texts.
    const key = Number.isNaN(Number(account)) ? account : Number(account);
    let node = this.nodes.get(key);
    if (node === undefined) {
      node = { parent: null, accounts: 1, total: 0 };
      this.nodes.set(key, node);
    }
    while (node.parent !== null) {
      // Halves the way for whoever comes next.
      if (node.parent.parent !== null) node.parent = node.parent.parent;
      node = node.parent;
    }
    return node;
  }

  isSuspicious({ accounts, total }) {
    return accounts >= this.leastAccounts && total >= this.leastTotal;
  }

  link(account, other) {
    let [large, small] = [this.root(account), this.root(other)];
    if (large === small) return null;
    const known = this.isSuspicious(large) || this.isSuspicious(small);
    if (large.accounts < small.accounts) [large, small] = [small, large];
    small.parent = large;
    large.accounts += small.accounts;
    large.total += small.total;
    return !known && this.isSuspicious(large) ? large : null;
  }

  pay(account, amount) {
    const root = this.root(account);
    const known = this.isSuspicious(root);
    root.total += amount;
    return !known && this.isSuspicious(root) ? root : null;
  }

  ring(account) {
    return this.root(account);
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
