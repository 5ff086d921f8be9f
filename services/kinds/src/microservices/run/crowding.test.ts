import { expect, it } from 'vitest';
import { isCrowded, watchCrowding } from './crowding.js';

const from = { idleMs: 0, totalMs: 0, ownMs: 0 };

it('means a machine that is never idle and busy with something other than the system', () => {
  expect(isCrowded(from, { totalMs: 10_000, idleMs: 100, ownMs: 2_000 })).toBe(true);
  expect(isCrowded(from, { totalMs: 10_000, idleMs: 1_000, ownMs: 2_000 })).toBe(false);
  expect(isCrowded(from, { totalMs: 10_000, idleMs: 100, ownMs: 8_000 })).toBe(false);
  expect(isCrowded(from, from)).toBe(false);
});

it('adds up the CPU that the boxes of a system have used since the last answer', async () => {
  const used = [100, 100];
  const machine = { idleMs: 0, totalMs: 0 };
  const boxes = used.map((_, at) => ({ cpuMs: () => Promise.resolve(used[at] ?? 0) }));
  const wasCrowded = watchCrowding(boxes, () => ({ ...machine }));
  await new Promise(setImmediate);
  machine.totalMs = 1_000;
  used.fill(300);
  expect(await wasCrowded()).toBe(true);
  machine.totalMs = 2_000;
  used.fill(600);
  expect(await wasCrowded()).toBe(false);
  machine.totalMs = 3_000;
  used.fill(0);
  expect(await wasCrowded()).toBe(true);
});
