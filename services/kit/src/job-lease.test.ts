import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLease } from './job-lease.js';

describe('a lease', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is lost when a renewal is rejected', async () => {
    const lease = createLease({ leaseMs: 1000, renew: () => Promise.resolve(false) });
    await vi.advanceTimersByTimeAsync(301);
    expect(lease.lost.aborted).toBe(true);
  });

  it('survives renewals that do not arrive for less than its length', async () => {
    let calls = 0;
    const renew = () => (++calls % 2 ? Promise.reject(new Error('away')) : Promise.resolve(true));
    const lease = createLease({ leaseMs: 1000, renew });
    await vi.advanceTimersByTimeAsync(5000);
    expect(lease.lost.aborted).toBe(false);
    lease.end();
  });

  it('is lost when no renewal arrives for its length', async () => {
    const lease = createLease({ leaseMs: 1000, renew: () => Promise.reject(new Error('away')) });
    await vi.advanceTimersByTimeAsync(999);
    expect(lease.lost.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(2);
    expect(lease.lost.aborted).toBe(true);
  });

  it('is lost when a renewal hangs for its length', async () => {
    const lease = createLease({ leaseMs: 1000, renew: () => new Promise<boolean>(() => undefined) });
    await vi.advanceTimersByTimeAsync(1001);
    expect(lease.lost.aborted).toBe(true);
  });

  it('is not reported as lost after it ended', async () => {
    const lease = createLease({ leaseMs: 1000, renew: () => Promise.resolve(false) });
    lease.end();
    await vi.advanceTimersByTimeAsync(5000);
    lease.abandon('closing');
    expect(lease.lost.aborted).toBe(false);
  });
});
