const { readFileSync } = require('node:fs');

function countOnce(deliveries) {
  const seen = new Set();
  let total = 0;
  for (const delivery of deliveries) {
    const id = Number.isNaN(Number(delivery.id)) ? delivery.id : Number(delivery.id);
    if (seen.has(id)) continue;
    seen.add(id);
    total += delivery.amount;
  }
  return { events: seen.size, total };
}

const lines = readFileSync(0, 'utf8').trimEnd().split('\n').slice(1);
const deliveries = lines.map((line) => {
  const [id, amount] = line.split(' ');
  return { id, amount: Number(amount) };
});
const { events, total } = countOnce(deliveries);
console.log(`${events} ${total}`);
