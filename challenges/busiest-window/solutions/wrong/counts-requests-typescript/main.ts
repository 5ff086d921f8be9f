import { readFileSync } from 'node:fs';

const [first = '', ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const length = Number(first.split(' ')[1]);
const requests = lines.map((line): number[] => line.split(' ').map(Number));
requests.sort((one, other) => one[0]! - other[0]!);

let most = 0;
let answer = 'none';
let total = 0;
let end = 0;
requests.forEach(([time = 0, cost = 0], begin) => {
  while (end < requests.length && requests[end]![0]! < time + length) total += requests[end++]![1]!;
  if (end - begin > most) {
    most = end - begin;
    answer = `${time} ${total}`;
  }
  total -= cost;
});
console.log(answer);
