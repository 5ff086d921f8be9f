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
  let found: BusiestWindow | null = null;
  for (const { time: start } of requests) {
    const inside = requests.filter(({ time }) => start <= time && time < start + length);
    const total = inside.reduce((sum, { cost }) => sum + cost, 0);
    const better = found === null || total > found.total || (total === found.total && start < found.start);
    if (better) found = { start, total };
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
