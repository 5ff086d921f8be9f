const { readFileSync } = require('node:fs');

// The right idea, with integers of any size where ordinary numbers are exact.
const [first, ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const length = BigInt(first.split(' ')[1]);
const requests = lines.map((line) => {
  const [time, cost] = line.split(' ');
  return { time: BigInt(time), cost: BigInt(cost) };
});
requests.sort((one, other) => (one.time < other.time ? -1 : one.time > other.time ? 1 : 0));

let best = 0n;
let start = 'none';
let total = 0n;
let end = 0;
for (const { time, cost } of requests) {
  while (end < requests.length && requests[end].time < time + length) total += requests[end++].cost;
  if (total > best) {
    best = total;
    start = time;
  }
  total -= cost;
}
console.log(best === 0n ? 'none' : `${start} ${best}`);
