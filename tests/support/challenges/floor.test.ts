import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createFloor } from './floor.js';

it('lets work go side by side, except what has the floor alone', async () => {
  const floor = createFloor();
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => async () => {
    log.push(`${name} begins`);
    await new Promise<void>((resolve) => ends.set(name, resolve));
    log.push(`${name} ends`);
  };
  const end = async (name: string) => {
    ends.get(name)?.();
    await setImmediate();
  };
  const all = [floor.together(work('a')), floor.together(work('b'))];
  await setImmediate();
  all.push(floor.alone(work('c')), floor.together(work('d')), floor.alone(work('e')));
  await setImmediate();
  expect(log.splice(0)).toEqual(['a begins', 'b begins']);
  await end('b');
  await end('a');
  expect(log.splice(0)).toEqual(['b ends', 'a ends', 'c begins']);
  await end('c');
  expect(log.splice(0)).toEqual(['c ends', 'e begins']);
  await end('e');
  expect(log.splice(0)).toEqual(['e ends', 'd begins']);
  await end('d');
  await Promise.all(all);
});

it('is free again after work that failed', async () => {
  const floor = createFloor();
  const fails = () => Promise.reject(new Error('no'));
  await expect(floor.together(fails)).rejects.toThrow('no');
  await expect(floor.alone(fails)).rejects.toThrow('no');
  expect(await floor.together(() => Promise.resolve(1))).toBe(1);
  expect(await floor.alone(() => Promise.resolve(2))).toBe(2);
});
