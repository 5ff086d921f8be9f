import { expect, it } from 'vitest';
import { createSlots } from './slots.mjs';

it('runs one task per slot at a time, in order, and continues after a failure', async () => {
  const slots = createSlots(2);
  const order: string[] = [];
  const gates = ['a', 'b', 'c'].map((name) => {
    let settle = { resolve: () => undefined as void, reject: (_: Error) => undefined as void };
    const promise = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
    const done = slots(async () => {
      order.push(name);
      await promise;
    });
    return { ...settle, done };
  });
  await Promise.resolve();
  expect(order).toEqual(['a', 'b']);
  gates[0]?.reject(new Error('first fails'));
  await expect(gates[0]?.done).rejects.toThrow('first fails');
  gates[2]?.resolve();
  await gates[2]?.done;
  expect(order).toEqual(['a', 'b', 'c']);
  gates[1]?.resolve();
  await gates[1]?.done;
});

it('runs low-priority work last', async () => {
  const slots = createSlots(1);
  const order: string[] = [];
  const work = (name: string) => () => Promise.resolve(void order.push(name));
  await Promise.all([
    slots(work('begun')),
    slots(work('later'), { later: true }),
    slots(work('first')),
    slots(work('last'), { later: true }),
    slots(work('second')),
  ]);
  expect(order).toEqual(['begun', 'first', 'second', 'later', 'last']);
});
