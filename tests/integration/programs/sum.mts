import { readFileSync } from 'node:fs';

const numbers: number[] = readFileSync(0, 'utf8').trim().split('\n').map(Number);
console.log(
  numbers.length,
  numbers.reduce((sum, each) => sum + each, 0),
);
