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
  const firsts = deliveries.filter(({ id }, at) => deliveries.findIndex((other) => other.id === id) === at);
  return { events: firsts.length, total: firsts.reduce((sum, { amount }) => sum + amount, 0) };
}

const lines = readFileSync(0, 'utf8').trimEnd().split('\n').slice(1);
const deliveries = lines.map((line): Delivery => {
  const [id = '', amount] = line.split(' ');
  return { id, amount: Number(amount) };
});
const { events, total } = countOnce(deliveries);
console.log(`${events} ${total}`);
