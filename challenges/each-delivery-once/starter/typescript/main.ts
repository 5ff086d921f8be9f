import { readFileSync } from 'node:fs';

interface Delivery {
  readonly id: string;
  readonly amount: number;
}

interface Summary {
  readonly events: number;
  readonly total: number;
}

/**
 * The number of different ids, and the sum of the amounts of their first deliveries.
 * deliveries: in the order in which they arrived
 */
function countOnce(deliveries: readonly Delivery[]): Summary {
  return { events: 0, total: -1 };
}

const lines = readFileSync(0, 'utf8').trimEnd().split('\n').slice(1);
const deliveries = lines.map((line): Delivery => {
  const [id = '', amount] = line.split(' ');
  return { id, amount: Number(amount) };
});
const { events, total } = countOnce(deliveries);
console.log(`${events} ${total}`);
