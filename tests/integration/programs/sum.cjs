const numbers = require('node:fs').readFileSync(0, 'utf8').trim().split('\n').map(Number);
console.log(
  numbers.length,
  numbers.reduce((sum, each) => sum + each, 0),
);
