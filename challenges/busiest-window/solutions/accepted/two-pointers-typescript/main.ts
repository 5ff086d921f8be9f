import { readFileSync } from 'node:fs';

interface Request {
  readonly time: number;
  readonly cost: number;
}

interface BusiestWindow {
  readonly start: number;
  readonly total: number;
}

function busiestWindow(requests: readonly Request[], length: number): BusiestWindow | null {
  const log = [...requests].sort((one, other) => one.time - other.time);
  let found: BusiestWindow | null = null;
  let total = 0;
  let first = 0;
  // Seen from the end: `last` enters, and whatever is a window or more older leaves.
  for (const last of log) {
    while (log[first]!.time + length <= last.time) total -= log[first++]!.cost;
    total += last.cost;
    // A window that begins earlier and costs as much was found before; this one begins at its first request.
    if (found === null || total > found.total) found = { start: log[first]!.time, total };
  }
  return found;
}

const [first = '', ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const length = Number(first.split(' ')[1]);
const requests = lines.map((line): Request => {
  const [time, cost] = line.split(' ');
  return { time: Number(time), cost: Number(cost) };
});
const found = busiestWindow(requests, length);
console.log(found === null ? 'none' : `${found.start} ${found.total}`);
