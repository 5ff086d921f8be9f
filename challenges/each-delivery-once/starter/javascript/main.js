const { readFileSync } = require('node:fs');

/**
 * The number of different ids, and the sum of the amounts of their first deliveries.
 * deliveries: array of { id, amount } in the order in which they arrived
 */
function countOnce(deliveries) {
  return { events: 0, total: -1 };
}

const lines = readFileSync(0, 'utf8').trimEnd().split('\n').slice(1);
const deliveries = lines.map((line) => {
  const [id, amount] = line.split(' ');
  return { id, amount: Number(amount) };
});
const { events, total } = countOnce(deliveries);
console.log(`${events} ${total}`);
