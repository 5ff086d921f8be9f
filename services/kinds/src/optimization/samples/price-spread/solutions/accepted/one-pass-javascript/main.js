const prices = require('node:fs').readFileSync(0, 'utf8').trim().split(/\s+/).slice(1).map(Number);
let [lowest, best] = [Infinity, 0];
for (const price of prices) {
  lowest = Math.min(lowest, price);
  best = Math.max(best, price - lowest);
}
console.log(best);
