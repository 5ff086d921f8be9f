import { readFileSync } from 'node:fs';

interface Request {
  readonly time: number;
  readonly cost: number;
}

interface BusiestWindow {
  readonly start: number;
  readonly total: number;
}

/**
 * The most expensive window, the earliest of equals; null for an empty log.
 * requests: in no particular order
 * length:   length in milliseconds; the end does not belong to the window
 */
function busiestWindow(requests: readonly Request[], length: number): BusiestWindow | null {
  return null;
}

const [first = '', ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const length = Number(first.split(' ')[1]);
const requests = lines.map((line): Request => {
  const [time, cost] = line.split(' ');
  return { time: Number(time), cost: Number(cost) };
});
const found = busiestWindow(requests, length);
console.log(found === null ? 'none' : `${found.start} ${found.total}`);
