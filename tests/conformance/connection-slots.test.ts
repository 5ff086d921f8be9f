import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryConnectionSlots } from '../../services/realtime/src/connection-slots.memory.js';
import { createRedisConnectionSlots } from '../../services/realtime/src/connection-slots.redis.js';
import type { ConnectionSlots } from '../../services/realtime/src/connection-slots.js';
import { eventually } from '../support/eventually.js';
import { ownPrefix, redisUrl } from '../support/servers/infrastructure.js';

const fail = (error: Error) => {
  throw error;
};
const openRedis = (prefix: string, leaseMs?: number) =>
  createRedisConnectionSlots({ redisUrl: redisUrl(), prefix, leaseMs, onError: fail });

const open: ConnectionSlots[] = [];
const keep = (slots: ConnectionSlots): ConnectionSlots => {
  open.push(slots);
  return slots;
};
afterEach(() => Promise.all(open.splice(0).map((slots) => slots.close())));

describe.each([
  ['in memory', createMemoryConnectionSlots],
  ['of Redis', () => openRedis(ownPrefix())],
])('the places of sockets %s', (_name, create) => {
  it('are limited per person under concurrent requests', async () => {
    const slots = keep(create());
    const tries = await Promise.all(Array.from({ length: 30 }, () => slots.take('ann', randomUUID(), 20)));
    expect(tries.filter(Boolean)).toHaveLength(20);
    expect(await slots.take('bob', 'b', 20)).toBe(true);
  });

  it('are free again when they are released, and taking one twice takes one', async () => {
    const slots = keep(create());
    expect(await slots.take('ann', 'first', 1)).toBe(true);
    expect(await slots.take('ann', 'first', 1)).toBe(true);
    expect(await slots.take('ann', 'second', 1)).toBe(false);
    await slots.release('ann', 'second');
    expect(await slots.take('ann', 'second', 1)).toBe(false);
    await slots.release('ann', 'first');
    await slots.release('ann', 'first');
    expect(await slots.take('ann', 'second', 1)).toBe(true);
  });
});

describe('the slots that processes share in Redis', () => {
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

  it('of a killed process are free when their leases expire', async () => {
    const prefix = ownPrefix();
    const redis = new Redis(redisUrl());
    await redis.zadd(`${prefix}socket.io:places:ann`, Date.now() + 500, 'left behind');
    await redis.quit();
    const slots = keep(openRedis(prefix));
    expect(await slots.take('ann', 'a', 1)).toBe(false);
    await eventually(
      () => slots.take('ann', 'a', 1),
      (taken) => taken,
      5_000,
    );
  });
});
