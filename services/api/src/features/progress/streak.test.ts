import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWork } from './count-work.js';
import { emptySummary } from './repository.js';
import { computeStreak } from './streak.js';
import { sentAt } from './work.fixture.js';

const NOON = Date.parse('2026-03-20T12:00:00Z');
const DAY = 24 * 60 * 60_000;
const daysOf = (...times: number[]) =>
  countWork(
    emptySummary('ann'),
    [...times].sort((a, b) => a - b).map((at) => sentAt(at)),
  ).days;
const ago = (...days: number[]) => daysOf(...days.map((day) => NOON - day * DAY));

describe('a streak', () => {
  it.each([
    ['counts days in a row', [2, 1, 0], { current: 3, longest: 3, endsToday: false }],
    ['forgives a missed day', [4, 2, 0], { current: 3, longest: 3, endsToday: false }],
    ['lives while today is not over', [3, 2], { current: 2, longest: 2, endsToday: true }],
    ['ends after two missed days', [4, 3], { current: 0, longest: 2, endsToday: false }],
    ['begins anew after two missed days', [6, 5, 4, 1, 0], { current: 2, longest: 3, endsToday: false }],
    ['is nothing without work', [], { current: 0, longest: 0, endsToday: false }],
  ])('%s', (_what, days, expected) => {
    expect(computeStreak(ago(...days), NOON)).toMatchObject(expected);
  });

  it('has the days of the reader’s time zone', () => {
    const days = daysOf(Date.parse('2026-03-19T23:30:00Z'), Date.parse('2026-03-20T09:00:00Z'));
    expect(computeStreak(days, NOON, 'UTC').days).toEqual(['2026-03-19', '2026-03-20']);
    expect(computeStreak(days, NOON, 'Europe/Berlin').days).toEqual(['2026-03-20']);
    expect(computeStreak(days, NOON, 'America/Los_Angeles').days).toEqual(['2026-03-19', '2026-03-20']);
  });

  it('needs only the first and the last minute of each day, in every time zone', () => {
    const zones = ['UTC', 'Asia/Kathmandu', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];
    const time = fc.integer({ min: NOON - 20 * DAY, max: NOON });
    const property = fc.property(
      fc.array(time, { maxLength: 60 }),
      fc.constantFrom(...zones),
      (times, timeZone) => {
        const format = new Intl.DateTimeFormat('sv-SE', { timeZone });
        const local = [...new Set(times.map((at) => format.format(at)))].sort();
        expect(computeStreak(daysOf(...times), NOON, timeZone).days).toEqual(local);
      },
    );
    fc.assert(property, { numRuns: 200 });
  });
});
