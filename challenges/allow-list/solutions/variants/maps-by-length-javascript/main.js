const lines = require('fs').readFileSync(0, 'latin1').split('\n');
const n = parseInt(lines[0], 10);

// tables[L]: the rules of length L by the first L bits.
const tables = Array.from({ length: 33 }, () => new Map());
const masks = tables.map((_, length) => (length === 0 ? 0 : (-1 << (32 - length)) >>> 0));
let used = [];

function countLengths() {
  used = [];
  for (let length = 32; length >= 0; length--) if (tables[length].size > 0) used.push(length);
}

function addressOf(text, from) {
  let address = 0;
  let part = 0;
  for (let i = from; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 47;
    if (code >= 48 && code <= 57) part = part * 10 + code - 48;
    else if (code === 46) {
      address = address * 256 + part;
      part = 0;
    } else break;
  }
  return address * 256 + part;
}

const output = [];
for (let i = 1; i <= n; i++) {
  const line = lines[i];
  const from = line.indexOf(' ') + 1;
  const address = addressOf(line, from);
  if (line.startsWith('check')) {
    let answer = 'deny -';
    for (const length of used) {
      const rule = tables[length].get((address & masks[length]) >>> 0);
      if (rule === undefined) continue;
      rule.hits += 1;
      answer = rule.answer;
      break;
    }
    output.push(answer);
    continue;
  }
  const length = Number(line.slice(line.indexOf('/') + 1));
  const table = tables[length];
  const key = (address & masks[length]) >>> 0;
  if (line.startsWith('drop')) {
    const rule = table.get(key);
    output.push(rule === undefined ? '-' : String(rule.hits));
    if (table.delete(key) && table.size === 0) countLengths();
  } else {
    table.set(key, { answer: `${line.slice(0, from)}${length}`, hits: 0 });
    if (table.size === 1) countLengths();
  }
}
console.log(output.join('\n'));
