import { describe, expect, it } from 'vitest';
import { createMemoryRateLimits } from './rate-limits.redis.js';
import { ACTS_PER_MINUTE, ADDRESS_FACTOR, pointsOf, rateLimited, type LimitedAct } from './rate-limits.js';

describe('a full window', () => {
  it.each([
    [0, 1],
    [1, 1],
    [1_000, 1],
    [1_001, 2],
    [59_999, 60],
    [3_600_000, 60],
  ])('of which %d ms are left is told as %d whole seconds', (waitMs, seconds) => {
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

  it('is each act’s own, each user’s own, and the address’s in the end', async () => {
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
