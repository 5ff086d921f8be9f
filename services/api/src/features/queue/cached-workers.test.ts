import { createManualClock, createMemoryWorkerRegistry } from '@hone/kit/testing';
import { describe, expect, it } from 'vitest';
import { WORKER } from '../../testing/test-worker.js';
import { cacheWorkers } from './cached-workers.js';

describe('the workers that are known', () => {
  it('are asked for once a second', async () => {
    const clock = createManualClock(0);
    const registry = createMemoryWorkerRegistry(clock);
    const list = registry.list.bind(registry);
    let reads = 0;
    registry.list = () => {
      reads += 1;
      return list();
    };
    const kept = cacheWorkers(registry, clock);
    await registry.announce(WORKER);
    await Promise.all([kept.list(), kept.list()]);
    await registry.withdraw(WORKER.worker);
    expect((await kept.list()).map(({ worker }) => worker)).toEqual([WORKER.worker]);
    expect(reads).toBe(1);
    clock.advance(1_000);
    expect(await kept.list()).toEqual([]);
  });

  it('are asked for again after a failure', async () => {
    const clock = createManualClock(0);
    const registry = createMemoryWorkerRegistry(clock);
    const list = registry.list.bind(registry);
    registry.list = () => Promise.reject(new Error('Redis is not responding'));
    const kept = cacheWorkers(registry, clock);
    await expect(kept.list()).rejects.toThrow('not responding');
    registry.list = list;
    expect(await kept.list()).toEqual([]);
  });
});
