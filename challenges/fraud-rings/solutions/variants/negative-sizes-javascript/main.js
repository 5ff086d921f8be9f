const lines = require('node:fs').readFileSync(0, 'latin1').split('\n');
const [K, T, n] = lines[0].split(' ').map(Number);

const numbers = new Map();
// At the root of a ring its size, negative; elsewhere the way there.
const link = new Int32Array(2 * n + 2).fill(-1);
const paid = new Float64Array(2 * n + 2);

function numberOf(name) {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}

function rootOf(name) {
  const start = numberOf(name);
  let root = start;
  while (link[root] >= 0) root = link[root];
  for (let at = start; at !== root; ) {
    const next = link[at];
    link[at] = root;
    at = next;
  }
  return root;
}

const suspicious = (root) => -link[root] >= K && paid[root] >= T;

const out = [];
for (let event = 1; event <= n; event++) {
  const [what, account, argument] = lines[event].split(' ');
  let ring = rootOf(account);
  if (what === 'ring') {
    out.push(`${-link[ring]} ${paid[ring]}`);
    continue;
  }
  let before = suspicious(ring);
  if (what === 'pay') {
    paid[ring] += Number(argument);
  } else {
    let other = rootOf(argument);
    if (other === ring) continue;
    before ||= suspicious(other);
    if (link[other] < link[ring]) [ring, other] = [other, ring];
    link[ring] += link[other];
    paid[ring] += paid[other];
    link[other] = ring;
  }
  if (!before && suspicious(ring)) out.push(`alert ${event} ${-link[ring]} ${paid[ring]}`);
}
process.stdout.write(`${out.join('\n')}\n`);
