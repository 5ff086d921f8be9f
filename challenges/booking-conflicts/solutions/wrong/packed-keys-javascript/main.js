const { readFileSync } = require('node:fs');

/** Room type and minute in one number, so that one sort of plain numbers serves all types. */
const SPAN = 2 ** 41;

function audit(rooms, starts, ends) {
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
const [starts, ends] = [[], []];
for (const line of lines.slice(1, kinds + 1)) {
  const [name, rooms] = line.split(' ');
  types.set(name, { place: types.size, rooms: Number(rooms) });
}
for (const line of lines.slice(kinds + 1, kinds + 1 + count)) {
  const [name, start, end] = line.split(' ');
  const { place } = types.get(name);
  if (start === end) continue;
  starts.push(place * SPAN + Number(start));
  ends.push(place * SPAN + Number(end));
}
const sorted = [Float64Array.from(starts).sort(), Float64Array.from(ends).sort()];
const report = [];
let from = 0;
for (const [name, { place, rooms }] of types) {
  let to = from;
  while (to < starts.length && sorted[0][to] < (place + 1) * SPAN) to += 1;
  const { peak, overbooked } = audit(rooms, ...sorted.map((all) => all.subarray(from, to)));
  from = to;
  report.push(`${name} ${peak} ${overbooked}`);
}
console.log(report.join('\n'));
