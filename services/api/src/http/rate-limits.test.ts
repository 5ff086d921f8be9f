import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryRateLimits } from './rate-limits.redis.js';
import {
  ACTS_PER_MINUTE,
  ADDRESS_FACTOR,
  pointsOf,
  rateLimited,
  type LimitedAct,
  type RateLimits,
} from './rate-limits.js';

describe('a full window', () => {
  it.each([
    [0, 1],
    [1, 1],
    [1_000, 1],
    [1_001, 2],
    [59_999, 60],
    [3_600_000, 60],
  ])('with %d ms left is reported as %d whole seconds', (waitMs, seconds) => {
    expect(rateLimited(waitMs)).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: seconds });
  });
});

describe('a limit', () => {
  it('has its acts for a user, and more for an address that several people share', () => {
    expect(pointsOf('submit', 1)).toEqual({
      user: ACTS_PER_MINUTE.submit,
      address: ACTS_PER_MINUTE.submit * ADDRESS_FACTOR,
    });
  });

  it('leaves one act however small its factor', () => {
    expect(pointsOf('login', 0.001)).toEqual({ user: 1, address: ADDRESS_FACTOR });
  });

  it('is separate for each act and each user, and limits the address in the end', async () => {
    const limits = createMemoryRateLimits({ factor: 0.001 });
    const count = (act: LimitedAct, user: string, address = 'home') => limits.count(act, { user, address });
    await count('login', 'ann');
    await expect(count('login', 'ann')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await count('token', 'ann');
    await count('login', 'bob');
    await expect(count('login', 'eve')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await count('login', 'eve', 'elsewhere');
  });
});

describe('the limits as they are', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** How often an act is allowed in a row, and the answer to the next one. */
  async function exhaust(limits: RateLimits, act: LimitedAct, who: Who) {
    for (let allowed = 0; ; allowed += 1) {
      try {
        await limits.count(act, who);
      } catch (error) {
        return { allowed, error };
      }
    }
  }
  type Who = Parameters<RateLimits['count']>[1];

  it.each([
    ['login', 10],
    ['forgot', 3],
    ['link', 10],
    ['register', 20],
    ['handshake', 60],
  ] as const)(
    '%s: %d a minute for a name, three times that for an address, then again',
    async (act, most) => {
      const limits = createMemoryRateLimits({ factor: 1 });
      const first = await exhaust(limits, act, { user: 'ann', address: undefined });
      expect(first).toMatchObject({ allowed: most, error: { code: 'RATE_LIMITED', retryAfterSeconds: 60 } });
      const shared = await exhaust(limits, act, { user: undefined, address: 'campus' });
      expect(shared.allowed).toBe(most * ADDRESS_FACTOR);
      await vi.advanceTimersByTimeAsync(59_000);
      const early = await exhaust(limits, act, { user: 'ann', address: undefined });
      expect(early).toMatchObject({ allowed: 0, error: { retryAfterSeconds: 1 } });
      await vi.advanceTimersByTimeAsync(1_001);
      const later = await exhaust(limits, act, { user: 'ann', address: undefined });
      expect(later.allowed).toBe(most);
    },
  );
});
