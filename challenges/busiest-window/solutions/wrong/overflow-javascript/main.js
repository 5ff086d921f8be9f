const { readFileSync } = require('node:fs');

const [first, ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const length = Number(first.split(' ')[1]);
const requests = lines.map((line) => line.split(' ').map(Number)).sort((one, other) => one[0] - other[0]);

let best = 0;
let answer = 'none';
let total = 0;
let end = 0;
for (const [time, cost] of requests) {
  while (end < requests.length && requests[end][0] < time + length) total = (total + requests[end++][1]) | 0;
  if (total > best) {
    best = total;
    answer = `${time} ${total}`;
  }
  total = (total - cost) | 0;
}
console.log(answer);
