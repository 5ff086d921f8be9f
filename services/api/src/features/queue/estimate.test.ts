import { SHARED_LANES } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { estimateStart, type Load } from './estimate.js';
import { newQueueEntry, type QueueEntry } from './repository.js';

const entry = (changes: Partial<QueueEntry> = {}): QueueEntry =>
  newQueueEntry({ submission: 's', user: 'u', lane: 'grading-submit', createdAt: 0, ...changes });
const always = (ms: number) => ({ low: ms, median: ms, high: ms });
const etaOf = (given: Load): number => estimateStart(given).etaMs ?? Number.NaN;
const load = (changes: Partial<Load> = {}): Load => ({
  own: entry(),
  ahead: [],
  elsewhere: [],
  usual: () => always(1_000),
  slots: { slots: 2, measureSlots: 1 },
  nowMs: 0,
  ...changes,
});
const many = (count: number, changes: Partial<QueueEntry> = {}) =>
  Array.from({ length: count }, () => entry(changes));

describe('the expected time until the verdict', () => {
  it('is the entry’s own time when nothing is ahead', () => {
    expect(etaOf(load())).toBe(1_000);
  });

  it('adds what is ahead, shared by the slots', () => {
    expect(etaOf(load({ ahead: many(6) }))).toBe(4_000);
  });

  it('counts each entry ahead with its usual time', () => {
    const usual = ({ work }: QueueEntry) => always(work === 'slow' ? 5_000 : 1_000);
    expect(etaOf(load({ ahead: many(2, { work: 'slow' }), usual }))).toBe(6_000);
  });

  it('counts unknown work with the entry’s own time', () => {
    const usual = ({ work }: QueueEntry) => (work === 'new' ? undefined : always(1_000));
    expect(etaOf(load({ ahead: many(2, { work: 'new' }), usual }))).toBe(2_000);
  });

  it('leaves the other lanes their turns', () => {
    const elsewhere = many(1_000, { lane: 'grading-run' });
    // 3 of 11 turns are for submits while runs wait: 6 s of work at 2 slots.
    expect(etaOf(load({ ahead: many(6), elsewhere }))).toBe(Math.round(6_000 / (2 * (3 / 11))) + 1_000);
  });

  it('is never later than after all entries of all lanes', () => {
    const elsewhere = many(1, { lane: 'grading-run' });
    expect(etaOf(load({ ahead: many(5), elsewhere }))).toBe(4_000);
  });

  it('waits until the entry is due', () => {
    expect(etaOf(load({ own: entry({ notBefore: 9_000 }), nowMs: 2_000 }))).toBe(8_000);
  });

  it('is absent without a worker or without recent times', () => {
    const unknown = { etaMs: null, starts: null };
    expect(estimateStart(load({ slots: { slots: 0, measureSlots: 0 } }))).toEqual(unknown);
    expect(estimateStart(load({ usual: () => undefined }))).toEqual(unknown);
  });

  it('begins within a range that the middle half of recent times spans', () => {
    const usual = () => ({ low: 500, median: 1_000, high: 4_000 });
    expect(estimateStart(load({ ahead: many(4), usual })).starts).toEqual({ fromMs: 1_000, toMs: 8_000 });
  });

  it('never counts measurements for what is graded, and nothing else for what is measured', () => {
    const measurements = many(5, { lane: 'grading-measure' });
    expect(etaOf(load({ elsewhere: measurements }))).toBe(1_000);
    const own = entry({ lane: 'grading-measure' });
    const submits = many(50);
    expect(etaOf(load({ own, ahead: measurements.slice(0, 2), elsewhere: submits }))).toBe(3_000);
  });

  it('adds the second stage, behind the measurements that wait for it', () => {
    const elsewhere = many(2, { lane: 'grading-measure' });
    expect(etaOf(load({ elsewhere, measuring: always(9_000) }))).toBe(1_000 + 2 * 1_000 + 9_000);
  });
});

const anyLoad = fc
  .record({
    ahead: fc.nat(200),
    lanes: fc.array(fc.constantFrom(...SHARED_LANES), { maxLength: 30 }),
    lane: fc.constantFrom(...SHARED_LANES),
    usual: fc.integer({ min: 1, max: 60_000 }),
    slots: fc.integer({ min: 1, max: 64 }),
  })
  .map(({ ahead, lanes, lane, usual, slots }) =>
    load({
      own: entry({ lane }),
      ahead: many(ahead, { lane }),
      elsewhere: lanes.filter((each) => each !== lane).map((each) => entry({ lane: each })),
      usual: () => always(usual),
      slots: { slots, measureSlots: 1 },
    }),
  );

describe('any estimate', () => {
  it('is at least the entry’s own time, and finite', () => {
    fc.assert(
      fc.property(anyLoad, (given) => {
        expect(etaOf(given)).toBeGreaterThanOrEqual(given.usual(given.own)?.median ?? 0);
        expect(Number.isFinite(etaOf(given))).toBe(true);
      }),
    );
  });

  it('does not fall when one more is ahead, nor rise with one more slot', () => {
    fc.assert(
      fc.property(anyLoad, (given) => {
        const longer = { ...given, ahead: [...given.ahead, entry({ lane: given.own.lane })] };
        expect(etaOf(longer)).toBeGreaterThanOrEqual(etaOf(given));
        expect(
          etaOf({ ...given, slots: { ...given.slots, slots: given.slots.slots + 1 } }),
        ).toBeLessThanOrEqual(etaOf(given));
      }),
    );
  });
});
