const { readFileSync } = require('node:fs');

function audit(rooms, stays) {
  const moments = [...new Set(stays.flatMap(({ start, end }) => [start, end]))].sort((one, other) => one - other);
  let [peak, overbooked] = [0, 0];
  moments.forEach((moment, place) => {
    let occupied = 0;
    for (const { start, end } of stays) if (start <= moment && moment < end) occupied += 1;
    peak = Math.max(peak, occupied);
    if (occupied > rooms) overbooked += moments[place + 1] - moment;
  });
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
