import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRACE_MS, graceUntil, SILENCE_MS, withRequest, type Contact } from './contacts.js';

const DEADLINE = 1_000_000;
const heard = (...times: readonly number[]) =>
  times.reduce<Contact | undefined>((contact, at) => withRequest(contact, DEADLINE + at), undefined);
const grace = (...times: readonly number[]) => graceUntil(heard(...times), DEADLINE) - DEADLINE;

describe('the grace of a deadline', () => {
  it('is for devices that were away at the deadline, until they are back', () => {
    expect(grace()).toBe(GRACE_MS);
    expect(grace(-20_000)).toBe(GRACE_MS);
    expect(grace(-20_000, 500)).toBe(3_500);
    expect(grace(-20_000, 40_000)).toBe(43_000);
    expect(grace(-20_000, 40_000, 41_500)).toBe(43_000);
    expect(grace(-20_000, 89_000)).toBe(GRACE_MS);
  });

  it('is not for devices that were heard from at the deadline, or back before', () => {
    expect(grace(-20_000, -100, 1_400)).toBe(0);
    expect(grace(-1_000, 0, 30_000)).toBe(0);
    expect(grace(-2_500, 400, 1_900)).toBe(0);
  });

  it('ends, for any requests at any times', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -300_000, max: 300_000 })), (times) => {
        const sorted = [...times].sort((one, other) => one - other);
        const end = grace(...sorted);
        expect(end).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(GRACE_MS);
        const before = sorted.findLast((at) => at < 0);
        const after = sorted.find((at) => at >= 0);
        if (before === undefined || after === undefined) return;
        if (after - before < SILENCE_MS) expect(end).toBe(0);
      }),
    );
  });
});
