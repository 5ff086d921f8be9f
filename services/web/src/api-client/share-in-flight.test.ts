import { describe, expect, it } from 'vitest';
import { shareInFlight } from './share-in-flight.js';

describe('a call shared while it is in flight', () => {
  it('is made once for all concurrent callers, and again afterwards', async () => {
    let calls = 0;
    const call = shareInFlight(async () => {
      await Promise.resolve();
      return (calls += 1);
    });
    expect(await Promise.all([call(), call(), call()])).toEqual([1, 1, 1]);
    expect(await call()).toBe(2);
  });

  it('fails for all callers, and can be made again', async () => {
    let calls = 0;
    const call = shareInFlight(() => {
      calls += 1;
      return calls === 1 ? Promise.reject(new Error('offline')) : Promise.resolve('done');
    });
    const both = await Promise.allSettled([call(), call()]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await call()).toBe('done');
  });
});
