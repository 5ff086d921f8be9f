const { readFileSync } = require('node:fs');

const [first, ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const length = Number(first.split(' ')[1]);
const requests = lines.map((line) => {
  const blank = line.indexOf(' ');
  return { time: Number(line.slice(0, blank)), cost: Number(line.slice(blank + 1)) };
});
requests.sort((one, other) => (one.time - other.time) | 0);

let best = 0;
let start = 'none';
let total = 0;
let end = 0;
for (const { time, cost } of requests) {
  while (end < requests.length && requests[end].time < time + length) total += requests[end++].cost;
  if (total > best) {
    best = total;
    start = time;
  }
  total -= cost;
}
console.log(best === 0 ? 'none' : `${start} ${best}`);
