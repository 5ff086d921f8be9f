const { readFileSync } = require('node:fs');

function audit(rooms, stays) {
  const real = stays.filter(({ start, end }) => start < end);
  const starts = Float64Array.from(real, ({ start }) => start).sort();
  const ends = Float64Array.from(real, ({ end }) => end).sort();
  let [peak, overbooked, previous, left] = [0, 0, 0, 0];
  // Which end belongs to which start is irrelevant to the count.
  const advance = (time, occupied) => {
    if (occupied > rooms) overbooked += time - previous;
    previous = time;
  };
  for (let arrived = 0; arrived < starts.length; arrived += 1) {
    while (ends[left] <= starts[arrived]) advance(ends[left], arrived - left++);
    advance(starts[arrived], arrived - left);
    peak = Math.max(peak, arrived + 1 - left);
  }
  for (; left < ends.length; left += 1) advance(ends[left], ends.length - left);
  return { peak, overbooked };
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
