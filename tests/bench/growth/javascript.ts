import type { LanguagePrograms } from './works.js';

const program = (piece: string): string => `
const [n, first] = require('node:fs').readFileSync(0, 'utf8').split(/\\s+/).map(Number);
let seed = first;
const next = () => (seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff);
const x = Int32Array.from({ length: n }, next);

function work() {
  let t = 0;
${piece.replace(/^(?=.)/gmu, '  ').trimEnd()}
  return t;
}

const t = work();
let sum = 0;
for (const value of x) sum = (sum + value) % 1000000007;
console.log(t === -1 ? t : sum);
`;

export const javascript: LanguagePrograms = {
  language: 'javascript',
  file: 'main.js',
  // Work cheaper than Node's start-up is invisible: so few values, with a lot to do for each.
  size: 40_000,
  program,
  reference: `
for (let turn = 0; turn < 1000; turn += 1) for (let i = 0; i < n; i += 1) t = (t + (x[i] >> 8)) & 0xffff;
`,
  pieces: {
    passes: `
for (let turn = 0; turn < 3000; turn += 1) {
  let before = turn;
  for (const value of x) {
    t ^= value ^ before;
    before = value;
  }
}
`,
    digits: `
const counts = new Int32Array(1000);
for (let turn = 0; turn < 1000; turn += 1) for (let i = 0; i < n; i += 1) counts[x[i] % 1000] += 1;
t = Math.max(...counts);
`,
    hashed: `
const counts = new Map();
for (let turn = 0; turn < 150; turn += 1)
  for (let i = 0; i < n; i += 1) counts.set(x[i] & 1023, (counts.get(x[i] & 1023) ?? 0) + 1);
t = counts.size;
`,
    jumps: `
const table = new Int32Array(1 << 23).fill(1);
let place = seed;
for (let turn = 0; turn < 400 * n; turn += 1) {
  place = (Math.imul(place, 1103515245) + 12345) & 0x7fffffff;
  t ^= table[place & 0x7fffff];
}
`,
    merge: `
let a = x.slice();
let b = x.slice();
for (let turn = 0; turn < 10; turn += 1) {
  a.set(x);
  for (let width = 1; width < n; width *= 2) {
    for (let low = 0; low < n; low += 2 * width) {
      const middle = Math.min(low + width, n);
      const high = Math.min(low + 2 * width, n);
      for (let place = low, i = low, j = middle; place < high; place += 1)
        b[place] = j >= high || (i < middle && a[i] <= a[j]) ? a[i++] : a[j++];
    }
    [a, b] = [b, a];
  }
}
t = a[0];
`,
    heap: `
const a = x.slice();
const sink = (start, size) => {
  const value = a[start];
  for (let child = 2 * start + 1; child < size; child = 2 * child + 1) {
    if (child + 1 < size && a[child + 1] > a[child]) child += 1;
    if (a[child] <= value) break;
    a[start] = a[child];
    start = child;
  }
  a[start] = value;
};
for (let turn = 0; turn < 10; turn += 1) {
  a.set(x);
  for (let start = (n >> 1) - 1; start >= 0; start -= 1) sink(start, n);
  for (let size = n - 1; size > 0; size -= 1) {
    [a[0], a[size]] = [a[size], a[0]];
    sink(0, size);
  }
}
t = a[0];
`,
    search: `
const a = x.slice().sort();
for (let turn = 0; turn < 10; turn += 1)
  for (let i = 0; i < n; i += 1) {
    let low = 0;
    let high = n;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (a[middle] < x[i]) low = middle + 1;
      else high = middle;
    }
    t = (t + low) & 0xffff;
  }
`,
    pairs: `
for (let i = 0; i < n; i += 1) for (let j = 0; j < n; j += 1) if (x[i] > x[j]) t = (t + 1) & 0xffff;
`,
    insertion: `
const a = x.slice();
for (let i = 1; i < n; i += 1) {
  const value = a[i];
  let j = i;
  for (; j > 0 && a[j - 1] > value; j -= 1) a[j] = a[j - 1];
  a[j] = value;
}
t = a[0];
`,
    prefixes: `
for (let end = 0; end < n; end += 1) {
  let sum = 0;
  for (let i = 0; i < end; i += 1) sum = (sum + (x[i] >> 8)) & 0xffff;
  t ^= sum;
}
`,
    collisions: `
const mask = 2 ** Math.ceil(Math.log2(2 * n)) - 1;
const table = new Float64Array(mask + 1);
for (let i = 1; i <= n; i += 1) {
  const key = i * (mask + 1);
  let slot = key % (mask + 1);
  while (table[slot] !== 0) slot = (slot + 1) & mask;
  table[slot] = key;
}
t = table[0];
`,
    triples: `
for (let i = 0; i < n; i += 1)
  for (let j = 0; j < n; j += 1) for (let k = 0; k < n; k += 1) if (x[i] > x[k]) t = (t + j) & 0xffff;
`,
    stretches: `
for (let begin = 0; begin < n; begin += 1)
  for (let end = begin; end < n; end += 1) {
    let sum = 0;
    for (let i = begin; i < end; i += 1) sum = (sum + (x[i] >> 8)) & 0xffff;
    t ^= sum;
  }
`,
  },
};
