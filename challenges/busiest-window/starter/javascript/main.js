const { readFileSync } = require('node:fs');

/**
 * The most expensive window as { start, total }, the earliest of equals; null for an empty log.
 * requests: array of { time, cost } in no particular order
 * length:   length in milliseconds; the end does not belong to the window
 */
function busiestWindow(requests, length) {
  return null;
}

const [first, ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const length = Number(first.split(' ')[1]);
const requests = lines.map((line) => {
  const [time, cost] = line.split(' ');
  return { time: Number(time), cost: Number(cost) };
});
const found = busiestWindow(requests, length);
console.log(found === null ? 'none' : `${found.start} ${found.total}`);
