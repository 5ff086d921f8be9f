import { describe, expect, it } from '@jest/globals';
import { newOrder, type Order } from './repository.js';
import { planAdmissions, positionOf } from './schedule.js';

let clock = 0;
const order = (submission: string, user: string, changes: Partial<Order> = {}): Order => ({
  ...newOrder({ submission, user, lane: 'grading-submit', createdAt: ++clock }),
  ...changes,
});
const names = (orders: readonly Order[]) => orders.map(({ submission }) => submission);

describe('places in the queue', () => {
  it('go round by user, so that a flood delays its own user', () => {
    const flood = ['a1', 'a2', 'a3', 'a4'].map((name) => order(name, 'ann'));
    const orders = [...flood, order('b1', 'ben'), order('c1', 'cleo')];
    expect(names(planAdmissions(orders, 4, 0))).toEqual(['a1', 'b1', 'c1', 'a2']);
  });

  it('count what a user already has in the queue', () => {
    const orders = [
      order('a1', 'ann', { admittedAttempt: 1 }),
      order('a2', 'ann'),
      order('b1', 'ben'),
      order('b2', 'ben'),
    ];
    expect(names(planAdmissions(orders, 3, 0))).toEqual(['b1', 'a2']);
  });

  it('are given per lane, sample runs first', () => {
    const orders = [
      order('s1', 'ann', { admittedAttempt: 1 }),
      order('s2', 'ann'),
      order('r1', 'ann', { lane: 'grading-run' }),
    ];
    expect(names(planAdmissions(orders, 1, 0))).toEqual(['r1']);
  });

  it('are not given before an order is due', () => {
    const orders = [order('a1', 'ann', { notBefore: 100 })];
    expect(planAdmissions(orders, 1, 99)).toEqual([]);
    expect(names(planAdmissions(orders, 1, 100))).toEqual(['a1']);
  });
});

describe('the position of an order', () => {
  it('counts who is served before, in the same lane only', () => {
    const orders = [
      order('a1', 'ann', { admittedAttempt: 1 }),
      order('a2', 'ann'),
      order('b1', 'ben'),
      order('r1', 'ann', { lane: 'grading-run' }),
    ];
    expect(['a1', 'a2', 'b1', 'r1'].map((name) => positionOf(orders, name))).toEqual([0, 2, 1, 0]);
  });

  it('is 0 for an order that is gone', () => {
    expect(positionOf([], 'x')).toBe(0);
  });
});
