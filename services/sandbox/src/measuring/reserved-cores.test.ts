import { describe, expect, it } from 'vitest';
import { CoreBalance } from '../pool/core-balance.js';
import { createProcessCoreLocks } from './core-locks.process.js';
import { ReservedCores, type MovableBox } from './reserved-cores.js';

const NEVER = new AbortController().signal;

interface FakeBox extends MovableBox {
  readonly moves: number[];
}

function boxOn(cpu: number, fails = false): FakeBox {
  const moves: number[] = [];
  let at = cpu;
  return {
    get cpu() {
      return at;
    },
    moves,
    memoryMiB: 1,
    madeAtMs: 0,
    ended: new Promise(() => undefined),
    destroy: () => Promise.resolve(),
    moveTo: (core) => {
      at = core;
      moves.push(core);
      return fails ? Promise.reject(new Error('no engine')) : Promise.resolve();
    },
  };
}

function placesOf(cores: readonly number[], boxes: FakeBox[] = [], shares: Record<number, number> = {}) {
  const activity = { of: (core: number) => shares[core] ?? 0 };
  const balance = new CoreBalance(cores, activity);
  for (const box of boxes) balance.addBusy(box.cpu, 1);
  const locks = createProcessCoreLocks();
  const stuck: FakeBox[] = [];
  const places = new ReservedCores<FakeBox>({
    cores,
    locks,
    balance,
    activity,
    used: () => boxes,
    onStuck: (box) => stuck.push(box),
    lookEveryMs: 5,
  });
  return { places, balance, locks, stuck };
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
};

describe('a reserved core', () => {
  it('is a core that other boxes leave and new ones avoid until it is released', async () => {
    const [own, neighbour, elsewhere] = [boxOn(0), boxOn(1), boxOn(0)];
    const { places, balance } = placesOf([0, 1], [own, neighbour, elsewhere]);
    const place = await places.take({}, NEVER);
    expect(place.core).toBe(1);
    expect(neighbour.moves).toEqual([0]);
    await places.pin(own, place.core);
    expect(own.cpu).toBe(1);
    expect(balance.quietest()).toBe(0);
    const late = boxOn(1);
    await places.keepOff(late);
    expect(late.cpu).toBe(0);
    await place.release();
    expect(balance.isReserved(1)).toBe(false);
    places.close();
  });

  it('is never the first of several cores, and the only one if there is just one', async () => {
    const { places } = placesOf([0, 1, 2]);
    const taken = [await places.take({}, NEVER), await places.take({}, NEVER)];
    expect(taken.map(({ core }) => core).sort()).toEqual([1, 2]);
    places.close();
    const alone = placesOf([0], [boxOn(0)]);
    expect((await alone.places.take({}, NEVER)).core).toBe(0);
    alone.places.close();
  });

  it('prefers the least busy core, and says whether it was idle', async () => {
    const { places } = placesOf([0, 1, 2], [], { 1: 0.9, 2: 0.05 });
    const [first, second] = [await places.take({}, NEVER), await places.take({}, NEVER)];
    expect([first.core, first.quiet]).toEqual([2, true]);
    expect([second.core, second.quiet]).toEqual([1, false]);
    places.close();
  });

  it('waits until one is free, and gives up with the signal without holding anything', async () => {
    const { places, locks } = placesOf([0, 1]);
    const place = await places.take({}, NEVER);
    const giveUp = new AbortController();
    const given = places.take({}, giveUp.signal);
    giveUp.abort(new Error('cancelled'));
    await expect(given).rejects.toThrow('cancelled');
    const next = places.take({}, NEVER);
    await place.release();
    expect((await next).core).toBe(1);
    await (await next).release();
    expect(await locks.taken()).toEqual(new Set());
    places.close();
  });

  it('releases the core when waiting for quiet is aborted', async () => {
    const { places, locks, balance } = placesOf([0, 1], [], { 1: 1 });
    const giveUp = new AbortController();
    const taking = places.take({ quiet: true }, giveUp.signal);
    await until(() => balance.isReserved(1));
    giveUp.abort(new Error('cancelled'));
    await expect(taking).rejects.toThrow('cancelled');
    expect(await locks.taken()).toEqual(new Set());
    expect(balance.isReserved(1)).toBe(false);
    places.close();
  });

  it('is respected by the boxes of other processes', async () => {
    const box = boxOn(1);
    const { places, locks, balance } = placesOf([0, 1], [box]);
    const foreign = await locks.tryTake(1);
    await until(() => box.cpu === 0);
    expect(balance.isReserved(1)).toBe(true);
    await foreign?.release();
    await until(() => !balance.isReserved(1));
    places.close();
  });

  it('is not looked for while no box is in use, and is found by the first box in use', async () => {
    const boxes: FakeBox[] = [];
    const { places, balance, locks } = placesOf([0, 1], boxes);
    let looks = 0;
    const taken = locks.taken.bind(locks);
    locks.taken = () => {
      looks += 1;
      return taken();
    };
    await locks.tryTake(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([looks, balance.isReserved(1)]).toEqual([0, false]);
    const first = boxOn(1);
    boxes.push(first);
    await places.keepOff(first);
    expect(first.cpu).toBe(0);
    places.close();
  });

  it('is taken even if a box cannot be moved, and that is reported', async () => {
    const box = boxOn(1, true);
    const { places, stuck } = placesOf([0, 1], [box]);
    await places.take({}, NEVER);
    expect(stuck).toEqual([box]);
    places.close();
  });
});
