const { readFileSync } = require('node:fs');

/**
 * Rules for networks; of those that contain an address, the one with the longest prefix decides.
 * Addresses and networks are numbers from 0 to 2 ** 32 - 1. Bits of a network beyond its length mean nothing.
 */
class AllowList {
  /** Makes `action` ('allow' or 'deny') the rule for the network, in place of its present one. */
  set(network, length, action) {}

  /** Removes the network's rule; the number of checks it decided, null when there is no such rule. */
  drop(network, length) {
    return null;
  }

  /** { action, length } of the rule that decides; null when no network contains the address. */
  check(address) {
    return null;
  }
}

const toNumber = (address) => {
  const [one, two, three, four] = address.split('.');
  return ((Number(one) * 256 + Number(two)) * 256 + Number(three)) * 256 + Number(four);
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
