import { createManualClock } from '@hone/kit/testing';
import { describe, expect, it } from 'vitest';
import { createFreshReading } from './fresh-reading.js';

/** A cached read of a number that the test sets, fresh for a second, and how often it was read. */
function open(same?: (before: { n: number }, now: { n: number }) => boolean) {
  const clock = createManualClock(0);
  const world = { n: 1, reads: 0, hold: Promise.resolve() };
  const read = async () => {
    world.reads += 1;
    const n = world.n;
    await world.hold;
    return { n };
  };
  return { clock, world, reading: createFreshReading(read, clock, 1_000, same) };
}

describe('a recent read', () => {
  it('is not repeated by any caller', async () => {
    const { reading, world, clock } = open();
    await Promise.all([reading.get(), reading.get()]);
    world.n = 2;
    expect(await reading.get()).toEqual({ n: 1 });
    clock.advance(1_000);
    expect(await reading.get()).toEqual({ n: 2 });
    expect(world.reads).toBe(2);
  });

  it('is discarded after a write, even during the read', async () => {
    const { reading, world } = open();
    let letGo = (): void => undefined;
    world.hold = new Promise((resolve) => (letGo = resolve));
    const before = reading.get();
    world.n = 2;
    reading.forget();
    const after = reading.get();
    letGo();
    expect([await before, await after]).toEqual([{ n: 1 }, { n: 2 }]);
    expect(await reading.get()).toEqual({ n: 2 });
    expect(world.reads).toBe(2);
  });

  it('is repeated after a failure', async () => {
    const { reading, world } = open();
    world.hold = Promise.reject(new Error('away'));
    await expect(reading.get()).rejects.toThrow('away');
    world.hold = Promise.resolve();
    expect(await reading.get()).toEqual({ n: 1 });
  });

  it('returns the same object when nothing differs', async () => {
    const { reading, world } = open((before, now) => before.n === now.n);
    const first = await reading.get();
    reading.forget();
    expect(await reading.get()).toBe(first);
    reading.forget();
    world.n = 2;
    expect(await reading.get()).toEqual({ n: 2 });
  });
});
