const { readFileSync } = require('node:fs');

/**
 * Audits one room type.
 * rooms: how many rooms of the type there are
 * stays: array of { start, end } in no particular order; the end does not belong to the stay
 */
function audit(rooms, stays) {
  return { peak: 0, overbooked: 0 };
}

const lines = readFileSync(0, 'utf8').split('\n');
const [kinds, count] = lines[0].split(' ').map(Number);
const types = new Map();
for (const line of lines.slice(1, kinds + 1)) {
  const [name, rooms] = line.split(' ');
  types.set(name, { rooms: Number(rooms), stays: [] });
}
for (const line of lines.slice(kinds + 1, kinds + 1 + count)) {
  const [name, start, end] = line.split(' ');
  types.get(name).stays.push({ start: Number(start), end: Number(end) });
}
const report = [];
for (const [name, { rooms, stays }] of types) {
  const { peak, overbooked } = audit(rooms, stays);
  report.push(`${name} ${peak} ${overbooked}`);
}
console.log(report.join('\n'));
