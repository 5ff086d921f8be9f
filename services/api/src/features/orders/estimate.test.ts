import { LANES } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { estimateEtaMs, type Load } from './estimate.js';
import { newOrder, type Order } from './repository.js';

const order = (changes: Partial<Order> = {}): Order =>
  newOrder({ submission: 's', user: 'u', lane: 'grading-submit', createdAt: 0, ...changes });
const load = (changes: Partial<Load> = {}): Load => ({
  own: order(),
  ahead: [],
  elsewhere: [],
  usualMs: () => 1_000,
  slots: 2,
  nowMs: 0,
  ...changes,
});
const many = (count: number, changes: Partial<Order> = {}) =>
  Array.from({ length: count }, () => order(changes));

describe('the expected time until the verdict', () => {
  it('is what the own work takes when nothing is ahead', () => {
    expect(estimateEtaMs(load())).toBe(1_000);
  });

  it('adds what is ahead, shared by the slots', () => {
    expect(estimateEtaMs(load({ ahead: many(6) }))).toBe(4_000);
  });

  it('counts each order ahead by what is usual for it', () => {
    const usualMs = ({ work }: Order) => (work === 'slow' ? 5_000 : 1_000);
    expect(estimateEtaMs(load({ ahead: many(2, { work: 'slow' }), usualMs }))).toBe(6_000);
  });

  it('counts work that is not known like the own', () => {
    const usualMs = ({ work }: Order) => (work === 'new' ? undefined : 1_000);
    expect(estimateEtaMs(load({ ahead: many(2, { work: 'new' }), usualMs }))).toBe(2_000);
  });

  it('leaves the other lanes their turns', () => {
    const elsewhere = many(1_000, { lane: 'grading-run' });
    // 3 of 11 turns are for submits while runs wait: 6 s of work at 2 slots.
    expect(estimateEtaMs(load({ ahead: many(6), elsewhere }))).toBe(
      Math.round(6_000 / (2 * (3 / 11))) + 1_000,
    );
  });

  it('is never later than after everything that stands in any lane', () => {
    const elsewhere = many(1, { lane: 'grading-run' });
    expect(estimateEtaMs(load({ ahead: many(5), elsewhere }))).toBe(4_000);
  });

  it('waits until the order is due', () => {
    expect(estimateEtaMs(load({ own: order({ notBefore: 9_000 }), nowMs: 2_000 }))).toBe(8_000);
  });

  it('is not told without a worker or without experience', () => {
    expect(estimateEtaMs(load({ slots: 0 }))).toBeNull();
    expect(estimateEtaMs(load({ usualMs: () => undefined }))).toBeNull();
  });
});

const anyLoad = fc
  .record({
    ahead: fc.nat(200),
    lanes: fc.array(fc.constantFrom(...LANES), { maxLength: 30 }),
    lane: fc.constantFrom(...LANES),
    usual: fc.integer({ min: 1, max: 60_000 }),
    slots: fc.integer({ min: 1, max: 64 }),
  })
  .map(({ ahead, lanes, lane, usual, slots }) =>
    load({
      own: order({ lane }),
      ahead: many(ahead, { lane }),
      elsewhere: lanes.filter((each) => each !== lane).map((each) => order({ lane: each })),
      usualMs: () => usual,
      slots,
    }),
  );
const etaOf = (given: Load): number => estimateEtaMs(given) ?? Number.NaN;

describe('any estimate', () => {
  it('is at least what the own work takes, and finite', () => {
    fc.assert(
      fc.property(anyLoad, (given) => {
        expect(etaOf(given)).toBeGreaterThanOrEqual(given.usualMs(given.own) ?? 0);
        expect(Number.isFinite(etaOf(given))).toBe(true);
      }),
    );
  });

  it('does not fall when one more is ahead, nor rise with one more slot', () => {
    fc.assert(
      fc.property(anyLoad, (given) => {
        const longer = { ...given, ahead: [...given.ahead, order({ lane: given.own.lane })] };
        expect(etaOf(longer)).toBeGreaterThanOrEqual(etaOf(given));
        expect(etaOf({ ...given, slots: given.slots + 1 })).toBeLessThanOrEqual(etaOf(given));
      }),
    );
  });
});
