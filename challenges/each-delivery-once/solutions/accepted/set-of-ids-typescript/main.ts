import { readFileSync } from 'node:fs';

interface Delivery {
  readonly id: string;
  readonly amount: number;
}

interface Summary {
  readonly events: number;
  readonly total: number;
}

function countOnce(deliveries: readonly Delivery[]): Summary {
  const seen = new Set<string>();
  let total = 0;
  for (const { id, amount } of deliveries) {
    if (seen.has(id)) continue;
    seen.add(id);
    total += amount;
  }
  return { events: seen.size, total };
}

const lines = readFileSync(0, 'utf8').trimEnd().split('\n').slice(1);
const deliveries = lines.map((line): Delivery => {
  const [id = '', amount] = line.split(' ');
  return { id, amount: Number(amount) };
});
const { events, total } = countOnce(deliveries);
console.log(`${events} ${total}`);
