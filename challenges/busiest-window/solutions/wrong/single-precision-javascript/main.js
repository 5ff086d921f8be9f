const fs = require('node:fs');

// Reads unsigned integers from bytes, without making a string of each.
const bytes = fs.readFileSync(0);
let at = 0;
function nextInteger() {
  while (bytes[at] < 48) at += 1;
  let value = 0;
  while (bytes[at] >= 48) value = value * 10 + bytes[at++] - 48;
  return value;
}

function lowerBound(times, from, limit) {
  let [low, high] = [from, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

const count = nextInteger();
const length = nextInteger();
const unsorted = new Float64Array(count);
const costs = new Float64Array(count);
for (let index = 0; index < count; index += 1) {
  unsorted[index] = nextInteger();
  costs[index] = nextInteger();
}
const order = Uint32Array.from(unsorted.keys()).sort((one, other) => unsorted[one] - unsorted[other]);
const times = Float64Array.from(order, (index) => unsorted[index]);
const sums = new Float32Array(count + 1);
order.forEach((index, place) => (sums[place + 1] = sums[place] + costs[index]));

let answer = 'none';
let best = 0;
for (let first = 0; first < count; first += 1) {
  const total = sums[lowerBound(times, first, times[first] + length)] - sums[first];
  if (total > best) {
    best = total;
    answer = `${times[first]} ${total}`;
  }
}
console.log(answer);
