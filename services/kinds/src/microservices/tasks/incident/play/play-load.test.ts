import { expect, it } from 'vitest';
import type { IncidentSystem } from '../system/open-system.js';
import { playLoad } from './play-load.js';

it('leaves no rejection behind when it is cancelled and its pod is closed', async () => {
  const stop = new AbortController();
  const closed = new Promise<never>((_, reject) => {
    stop.signal.addEventListener('abort', () => reject(new Error('the pod was closed')));
  });
  const pod = {
    now: () => performance.now(),
    request: () => {
      queueMicrotask(() => stop.abort());
      return closed;
    },
  };
  const operations = { order: { perSecond: 50, send: 'POST /orders', draw: {}, expect: { status: 201 } } };
  const file = { operations, front: 'shop', services: {}, third: {}, links: [] };
  const system = { pod, file, services: new Map() } as unknown as IncidentSystem;
  const playing = playLoad(system, {
    name: 'load',
    forMs: 10_000,
    seed: 'ab'.repeat(16),
    signal: stop.signal,
    collector: {
      note: () => undefined,
      hasMetrics: () => true,
      stop: () => closed,
      abandon: () => undefined,
    },
    onState: () => undefined,
  });
  await expect(playing).rejects.toThrow();
  await expect(closed).rejects.toThrow('the pod was closed');
});
