import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { createMemorySocketPlaces } from '../../services/realtime/src/socket-places.memory.js';
import { createRedisSocketPlaces } from '../../services/realtime/src/socket-places.redis.js';
import type { SocketPlaces } from '../../services/realtime/src/socket-places.js';
import { eventually } from '../support/eventually.js';
import { ownPrefix, redisUrl } from '../support/servers/infrastructure.js';

const fail = (error: Error) => {
  throw error;
};
const openRedis = (prefix: string, leaseMs?: number) =>
  createRedisSocketPlaces({ redisUrl: redisUrl(), prefix, leaseMs, onError: fail });

const open: SocketPlaces[] = [];
const keep = (places: SocketPlaces): SocketPlaces => {
  open.push(places);
  return places;
};
afterEach(() => Promise.all(open.splice(0).map((places) => places.close())));

describe.each([
  ['in memory', createMemorySocketPlaces],
  ['of Redis', () => openRedis(ownPrefix())],
])('the places of sockets %s', (_name, create) => {
  it('are as many as somebody may have, whoever asks at once', async () => {
    const places = keep(create());
    const tries = await Promise.all(Array.from({ length: 30 }, () => places.take('ann', randomUUID(), 20)));
    expect(tries.filter(Boolean)).toHaveLength(20);
    expect(await places.take('bob', 'b', 20)).toBe(true);
  });

  it('are free again when they are given back, and a place taken twice is one', async () => {
    const places = keep(create());
    expect(await places.take('ann', 'first', 1)).toBe(true);
    expect(await places.take('ann', 'first', 1)).toBe(true);
    expect(await places.take('ann', 'second', 1)).toBe(false);
    await places.give('ann', 'second');
    expect(await places.take('ann', 'second', 1)).toBe(false);
    await places.give('ann', 'first');
    await places.give('ann', 'first');
    expect(await places.take('ann', 'second', 1)).toBe(true);
  });
});

describe('the places that processes share in Redis', () => {
  it('count together, and those of a process that ends are free', async () => {
    const prefix = ownPrefix();
    const [one, other] = [openRedis(prefix), keep(openRedis(prefix))];
    expect(await one.take('ann', 'a', 1)).toBe(true);
    expect(await other.take('ann', 'b', 1)).toBe(false);
    await one.close();
    expect(await other.take('ann', 'b', 1)).toBe(true);
  });

  it('are renewed while their process lives', async () => {
    const prefix = ownPrefix();
    const alive = keep(openRedis(prefix, 300));
    expect(await alive.take('ann', 'a', 1)).toBe(true);
    const seer = keep(openRedis(prefix));
    const until = performance.now() + 1_000;
    while (performance.now() < until) expect(await seer.take('ann', 'b', 1)).toBe(false);
  });

  it('of a process that was killed are free when their leases end', async () => {
    const prefix = ownPrefix();
    const redis = new Redis(redisUrl());
    await redis.zadd(`${prefix}socket.io:places:ann`, Date.now() + 500, 'left behind');
    await redis.quit();
    const places = keep(openRedis(prefix));
    expect(await places.take('ann', 'a', 1)).toBe(false);
    await eventually(
      () => places.take('ann', 'a', 1),
      (taken) => taken,
      5_000,
    );
  });
});
