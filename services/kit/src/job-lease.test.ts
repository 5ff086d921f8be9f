import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createLease } from './job-lease.js';

describe('a lease', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is lost when a renewal is refused', async () => {
    const lease = createLease({ leaseMs: 1000, renew: () => Promise.resolve(false) });
    await jest.advanceTimersByTimeAsync(301);
    expect(lease.lost.aborted).toBe(true);
  });

  it('survives renewals that do not arrive for less than its length', async () => {
    let calls = 0;
    const renew = () => (++calls % 2 ? Promise.reject(new Error('away')) : Promise.resolve(true));
    const lease = createLease({ leaseMs: 1000, renew });
    await jest.advanceTimersByTimeAsync(5000);
    expect(lease.lost.aborted).toBe(false);
    lease.end();
  });

  it('is lost when no renewal arrives for its length', async () => {
    const lease = createLease({ leaseMs: 1000, renew: () => Promise.reject(new Error('away')) });
    await jest.advanceTimersByTimeAsync(999);
    expect(lease.lost.aborted).toBe(false);
    await jest.advanceTimersByTimeAsync(2);
    expect(lease.lost.aborted).toBe(true);
  });

  it('is lost when a renewal hangs for its length', async () => {
    const lease = createLease({ leaseMs: 1000, renew: () => new Promise<boolean>(() => undefined) });
    await jest.advanceTimersByTimeAsync(1001);
    expect(lease.lost.aborted).toBe(true);
  });

  it('is not told lost after it ended', async () => {
    const lease = createLease({ leaseMs: 1000, renew: () => Promise.resolve(false) });
    lease.end();
    await jest.advanceTimersByTimeAsync(5000);
    lease.abandon('closing');
    expect(lease.lost.aborted).toBe(false);
  });
});
