const { readFileSync } = require('node:fs');

function busiestWindow(requests, length) {
  requests.sort((one, other) => one.time - other.time);
  let found = null;
  for (let first = 0; first < requests.length; first += 1) {
    const start = requests[first].time;
    let total = 0;
    for (let at = first; at < requests.length && requests[at].time < start + length; at += 1) {
      total += requests[at].cost;
    }
    if (found === null || total > found.total) found = { start, total };
  }
  return found;
}

const [first, ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const length = Number(first.split(' ')[1]);
const requests = lines.map((line) => {
  const [time, cost] = line.split(' ');
  return { time: Number(time), cost: Number(cost) };
});
const found = busiestWindow(requests, length);
console.log(found === null ? 'none' : `${found.start} ${found.total}`);
