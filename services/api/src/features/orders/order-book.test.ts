import { createManualClock } from '@hone/kit/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { createOrderBook, type OrderBook } from './order-book.js';
import { createMemoryOrderRepository } from '../../testing/repositories/orders.memory.js';
import { newOrder, type OrderRepository } from './repository.js';

const order = (submission: string) =>
  newOrder({ submission, user: 'ann', lane: 'grading-run', createdAt: 1 });

let clock: ReturnType<typeof createManualClock>;
let stored: OrderRepository;
let book: OrderBook;
let readings: number;
/** Lets a reading that is under way go on with what it saw. */
let hold: Promise<void> | undefined;
beforeEach(() => {
  clock = createManualClock();
  stored = createMemoryOrderRepository();
  readings = 0;
  hold = undefined;
  const list = stored.list.bind(stored);
  const counted: OrderRepository = {
    ...stored,
    async list() {
      readings += 1;
      const seen = await list();
      await hold;
      return seen;
    },
  };
  book = createOrderBook({ orders: counted, clock });
});

const current = async () => (await book.current()).map(({ submission }) => submission);

describe('the order book of a process', () => {
  it('knows its own changes without reading again', async () => {
    await current();
    await book.insert(order('a'));
    await book.insert(order('b'));
    await book.admit('a', 1, 5);
    await book.remove('b');
    expect(await book.current()).toEqual([{ ...order('a'), admittedAttempt: 1, admittedAt: 5 }]);
    await book.release('a', 9);
    expect(await book.current()).toEqual([{ ...order('a'), notBefore: 9 }]);
    expect(readings).toBe(1);
    expect(await stored.list()).toEqual(await book.list());
  });

  it('learns what others did a moment later', async () => {
    await current();
    await stored.insert(order('a'));
    expect(await current()).toEqual([]);
    clock.advance(250);
    expect(await current()).toEqual(['a']);
  });

  it('reads once for all who ask at the same time', async () => {
    await Promise.all([current(), current(), current()]);
    expect(readings).toBe(1);
  });

  it('does not lose what it changed while it read', async () => {
    await book.insert(order('gone'));
    let release = () => undefined as void;
    hold = new Promise((resolve) => (release = resolve));
    const reading = current();
    await book.insert(order('new'));
    await book.remove('gone');
    release();
    expect(await reading).toEqual(['new']);
  });

  it('counts a second order of the same submission as none', async () => {
    expect(await book.insert(order('a'))).toBe(true);
    expect(await book.insert(order('a'))).toBe(false);
    expect(await book.count()).toBe(1);
  });

  it('reads now when it is asked for the list', async () => {
    await current();
    await stored.insert(order('a'));
    expect((await book.list()).map(({ submission }) => submission)).toEqual(['a']);
    expect(await current()).toEqual(['a']);
  });
});
