import type { Pod, PodMember, Readiness } from '@hone/contracts/sandbox';
import { expect, it } from 'vitest';
import { createService } from './service-member.js';

const LIMIT_MS = 1_000;

/** A pod on a virtual clock, with a service that listens after this time and uses this share of a core until then. */
function podWith({ listensAfterMs, share }: { listensAfterMs: number; share: number }): Pod {
  let now = 0;
  const awaitListening: PodMember['awaitListening'] = (_port, withinMs) => {
    now += Math.min(withinMs, Math.max(0, listensAfterMs - now));
    const readiness: Readiness =
      now >= listensAfterMs ? { state: 'listening', afterMs: now } : { state: 'not-listening', withinMs };
    return Promise.resolve(readiness);
  };
  const member: Partial<PodMember> = {
    log: () => [],
    start: () => Promise.resolve({ exited: new Promise(() => undefined) }) as ReturnType<PodMember['start']>,
    usage: () => Promise.resolve({ cpuMs: now * share }) as ReturnType<PodMember['usage']>,
    awaitListening,
  };
  const response = { status: 200, headers: [], body: new Uint8Array(), cut: false };
  const pod: Partial<Pod> = {
    now: () => now,
    member: () => member as PodMember,
    request: () => Promise.resolve({ atMs: now, tookMs: 1, response }),
  };
  return pod as Pod;
}

it.each([
  ['in time', { listensAfterMs: 900, share: 0 }, true],
  ['late, while a crowded machine keeps it from working', { listensAfterMs: 3_500, share: 0.2 }, true],
  ['late, though it had all that it may use', { listensAfterMs: 3_500, share: 0.8 }, false],
  ['late, and does nothing', { listensAfterMs: 1_500, share: 0 }, false],
  ['far too late', { listensAfterMs: 5_000, share: 0.2 }, false],
])('a service that listens %s: %o', async (_when, service, isReady) => {
  const settings = { port: 8080, ready: '/healthz', readyWithinMs: LIMIT_MS };
  const start = await createService(podWith(service), 'web', settings, {}).start(
    new AbortController().signal,
  );
  expect(start.ok).toBe(isReady);
});
