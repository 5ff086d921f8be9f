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
  const moments = [...new Set(stays.flatMap(({ start, end }) => [start, end]))].sort((one, other) => one - other);
  const levels = moments.map((moment) => stays.filter(({ start, end }) => start <= moment && moment < end).length);
  const overbooked = levels.reduce(
    (sum, level, place) => (level > rooms ? sum + moments[place + 1]! - moments[place]! : sum),
    0,
  );
  return { peak: levels.reduce((most, level) => Math.max(most, level), 0), overbooked };
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
