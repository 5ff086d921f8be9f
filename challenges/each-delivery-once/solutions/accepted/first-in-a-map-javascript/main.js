const { readFileSync } = require('node:fs');

function countOnce(deliveries) {
  const first = new Map();
  deliveries.forEach(({ id, amount }) => first.has(id) || first.set(id, amount));
  return { events: first.size, total: [...first.values()].reduce((sum, amount) => sum + amount, 0) };
}

const lines = readFileSync(0, 'utf8').trimEnd().split('\n').slice(1);
const deliveries = lines.map((line) => {
  const [id, amount] = line.split(' ');
  return { id, amount: Number(amount) };
});
const { events, total } = countOnce(deliveries);
console.log(`${events} ${total}`);
