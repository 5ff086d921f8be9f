import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { newOrder, type Order } from './repository.js';
import { listAhead, planPlaces, type Served } from './schedule.js';

let clock = 0;
const order = (submission: string, user: string, changes: Partial<Order> = {}): Order =>
  newOrder({ submission, user, lane: 'grading-submit', createdAt: ++clock, ...changes });
const names = (orders: readonly Order[]) => orders.map(({ submission }) => submission);
const plan = (orders: readonly Order[], placesPerLane: number, nowMs = 0, served?: Served) =>
  planPlaces(orders, { placesIn: () => placesPerLane, nowMs, ...(served === undefined ? {} : { served }) });
const admitted = (orders: readonly Order[], places: number, nowMs = 0, served?: Served) =>
  names(plan(orders, places, nowMs, served).admit);

describe('places in the queue', () => {
  it('go round by user, so that a flood delays its own user', () => {
    const flood = ['a1', 'a2', 'a3', 'a4'].map((name) => order(name, 'ann'));
    const orders = [...flood, order('b1', 'ben'), order('c1', 'cleo')];
    expect(admitted(orders, 4)).toEqual(['a1', 'b1', 'c1', 'a2']);
  });

  it('count what a user already has in the queue', () => {
    const orders = [
      order('a1', 'ann', { admittedAttempt: 1 }),
      order('a2', 'ann'),
      order('b1', 'ben'),
      order('b2', 'ben'),
    ];
    expect(admitted(orders, 3)).toEqual(['b1', 'a2']);
  });

  it('count what a user was served lately, so that whoever comes after a flood goes first', () => {
    const orders = ['a1', 'a2'].map((name) => order(name, 'ann'));
    const later = ['b1', 'b2'].map((name) => order(name, 'ben'));
    const served: Served = (_lane, user) => (user === 'ann' ? 2 : 0);
    expect(admitted([...orders, ...later], 3, 0, served)).toEqual(['b1', 'b2', 'a1']);
  });

  it('are given per lane, sample runs first', () => {
    const orders = [
      order('s1', 'ann', { admittedAttempt: 1 }),
      order('s2', 'ann'),
      order('r1', 'ann', { lane: 'grading-run' }),
    ];
    expect(admitted(orders, 1)).toEqual(['r1']);
  });

  it('are not given before an order is due', () => {
    const orders = [order('a1', 'ann', { notBefore: 100 })];
    expect(admitted(orders, 1, 99)).toEqual([]);
    expect(admitted(orders, 1, 100)).toEqual(['a1']);
  });

  it('are given to an order that was due later, before the clock was set back', () => {
    const before = 3_600_000;
    expect(admitted([order('a1', 'ann', { notBefore: before + 2_000 })], 1, 0)).toEqual(['a1']);
  });

  it('are given up to earlier rounds, the latest first', () => {
    const flood = ['a1', 'a2', 'a3'].map((name) => order(name, 'ann', { admittedAttempt: 1 }));
    const orders = [...flood, order('b1', 'ben'), order('c1', 'cleo')];
    const swaps = plan(orders, 3).swap.map((swap) => [swap.out.submission, swap.in.submission]);
    expect(swaps).toEqual([
      ['a3', 'b1'],
      ['a2', 'c1'],
    ]);
  });

  it('are not given up within a round', () => {
    const orders = [order('a1', 'ann', { admittedAttempt: 1 }), order('b1', 'ben')];
    expect(plan(orders, 1).swap).toEqual([]);
  });
});

describe('what is ahead of an order', () => {
  it('is who is served before, in the same lane only', () => {
    const orders = [
      order('a1', 'ann', { admittedAttempt: 1 }),
      order('a2', 'ann'),
      order('b1', 'ben'),
      order('r1', 'ann', { lane: 'grading-run' }),
    ];
    const ahead = ['a1', 'a2', 'b1', 'r1'].map((name) => names(listAhead(orders, name)));
    expect(ahead).toEqual([[], ['a1', 'b1'], ['a1'], []]);
  });

  it('is nothing for an order that is gone', () => {
    expect(listAhead([], 'x')).toEqual([]);
  });
});

const anyOrders = fc
  .array(fc.record({ user: fc.constantFrom('a', 'b', 'c'), held: fc.boolean(), at: fc.nat(50) }), {
    maxLength: 40,
  })
  .map((rows) =>
    rows.map(({ user, held, at }, index) =>
      newOrder({
        submission: `s${index}`,
        user,
        lane: 'grading-run',
        createdAt: at,
        admittedAttempt: held ? 1 : 0,
      }),
    ),
  );

describe('any queue', () => {
  it('gives every free place away and never one twice', () => {
    fc.assert(
      fc.property(anyOrders, fc.nat(20), (orders, places) => {
        const { admit, swap } = plan(orders, places);
        const held = orders.filter(({ admittedAttempt }) => admittedAttempt > 0).length;
        const waiting = orders.length - held;
        expect(admit).toHaveLength(Math.min(waiting, Math.max(0, places - held)));
        const given = names([...admit, ...swap.map((each) => each.in)]);
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });

  it('has one order at each position', () => {
    fc.assert(
      fc.property(anyOrders, (orders) => {
        const positions = orders.map(({ submission }) => listAhead(orders, submission).length);
        expect(positions.sort((a, b) => a - b)).toEqual(orders.map((_, index) => index));
      }),
    );
  });

  it('serves nobody a second time before everybody who waits was served once', () => {
    fc.assert(
      fc.property(anyOrders, (orders) => {
        const fresh = orders.map((each) => ({ ...each, admittedAttempt: 0 }));
        const users = new Set(fresh.map(({ user }) => user));
        const first = plan(fresh, users.size).admit;
        expect(new Set(first.map(({ user }) => user))).toEqual(users);
      }),
    );
  });
});
