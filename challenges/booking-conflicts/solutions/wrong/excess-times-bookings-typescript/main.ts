import { readFileSync } from 'node:fs';

interface Stay {
  readonly start: number;
  readonly end: number;
}

interface Audit {
  readonly peak: number;
  readonly overbooked: number;
}

function audit(rooms: number, stays: readonly Stay[]): Audit {
  const events = stays
    .filter(({ start, end }) => start < end)
    .flatMap(({ start, end }) => [
      { time: start, change: 1 },
      { time: end, change: -1 },
    ]);
  // Departures come before arrivals at the same minute.
  events.sort((one, other) => one.time - other.time || one.change - other.change);
  let [occupied, peak, overbooked, previous] = [0, 0, 0, 0];
  for (const { time, change } of events) {
    if (occupied > rooms) overbooked += (time - previous) * (occupied - rooms);
    previous = time;
    occupied += change;
    peak = Math.max(peak, occupied);
  }
  return { peak, overbooked };
}

const lines = readFileSync(0, 'utf8').split('\n');
const [kinds = 0, count = 0] = lines[0]!.split(' ').map(Number);
const types = new Map<string, { rooms: number; stays: Stay[] }>();
for (const line of lines.slice(1, kinds + 1)) {
  const [name = '', rooms] = line.split(' ');
  types.set(name, { rooms: Number(rooms), stays: [] });
}
for (const line of lines.slice(kinds + 1, kinds + 1 + count)) {
  const [name = '', start, end] = line.split(' ');
  types.get(name)!.stays.push({ start: Number(start), end: Number(end) });
}
const report: string[] = [];
for (const [name, { rooms, stays }] of types) {
  const { peak, overbooked } = audit(rooms, stays);
  report.push(`${name} ${peak} ${overbooked}`);
}
console.log(report.join('\n'));
