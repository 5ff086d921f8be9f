import { createBullQueue, createRedisChannel, createRedisEventLog } from '@hone/kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { openCutProxy, type CutProxy } from '../support/servers/cut-proxy.js';
import { eventually } from '../support/eventually.js';
import { ownPrefix, redisUrl } from '../support/servers/infrastructure.js';
import { line, upTo } from '../support/api/live-gateway.js';

let proxy: CutProxy;
let prefix: string;
const closing: { close(): Promise<void> }[] = [];
const keep = <T extends { close(): Promise<void> }>(port: T): T => {
  closing.push(port);
  return port;
};

beforeEach(async () => {
  proxy = await openCutProxy(redisUrl());
  prefix = ownPrefix();
});

afterEach(async () => {
  await Promise.all(closing.splice(0).map((port) => port.close()));
  await proxy.close();
});

const schema = z.object({ task: z.string() });
const openQueue = (url: string, leaseMs?: number) =>
  keep(createBullQueue({ name: 'work', redisUrl: url, prefix, schema, leaseMs }));

describe('a process whose connection to Redis is cut', () => {
  it('misses no live event, in repeated outages', async () => {
    const far = keep(createRedisEventLog({ redisUrl: redisUrl(), prefix }));
    const near = keep(createRedisEventLog({ redisUrl: proxy.url, prefix }));
    const seen: number[] = [];
    await near.follow('s', 0, (event) => seen.push(event.seq));
    for (let round = 1; round <= 4; round += 1) {
      await far.append('s', 1, line('before'));
      proxy.cut();
      await Promise.all(upTo(10).map(() => far.append('s', 1, line('meanwhile'))));
      proxy.restore();
      const during = Promise.all(upTo(10).map(() => far.append('s', 1, line('while it comes back'))));
      await during;
      await eventually(
        () => seen.length,
        (length) => length >= round * 21,
      );
    }
    expect(seen).toEqual(upTo(84));
  });

  it('reports that soon, instead of waiting', async () => {
    const log = keep(createRedisEventLog({ redisUrl: proxy.url, prefix }));
    await log.append('s', 1, line('there'));
    proxy.cut();
    const tookMs = async () => {
      const begun = performance.now();
      await expect(log.append('s', 1, line('away'))).rejects.toThrow();
      return performance.now() - begun;
    };
    expect(await tookMs()).toBeLessThan(6_000);
    expect(await tookMs()).toBeLessThan(3_000);
    proxy.restore();
    await eventually(
      () => log.append('s', 1, line('back')).catch(() => undefined),
      (place) => place?.ok === true,
    );
  }, 20_000);

  it('is woken by orders again afterwards', async () => {
    const far = openQueue(redisUrl());
    const near = openQueue(proxy.url);
    expect(await near.take()).toBeUndefined();
    const waiting = near.wait(20_000);
    proxy.cut();
    await far.add('a:1', { task: 'meanwhile' });
    proxy.restore();
    await waiting;
    await eventually(
      () => near.take().catch(() => undefined),
      (job) => job?.id === 'a:1',
    );
  });

  it('keeps a job when the outage was shorter than the lease, and notices when it was longer', async () => {
    const far = openQueue(redisUrl());
    const near = openQueue(proxy.url, 600);
    await far.add('a:1', { task: 'x' });
    const job = await near.take();
    proxy.cut();
    proxy.restore();
    const until = performance.now() + 1_500;
    await eventually(
      () => far.state('a:1'),
      (state) => state !== 'active' || performance.now() > until,
    );
    expect([await far.state('a:1'), job?.lost.aborted]).toEqual(['active', false]);
    proxy.cut();
    await eventually(
      () => job?.lost.aborted,
      (lost) => lost === true,
    );
    await eventually(
      () => far.state('a:1'),
      (state) => state === 'failed',
    );
  });

  it('finishes a job properly that was lost while it was done', async () => {
    const queue = openQueue(redisUrl());
    const redis = new Redis(redisUrl());
    for (const [id, end] of [
      ['a:1', 'done'],
      ['b:1', 'failed'],
    ] as const) {
      await queue.add(id, { task: 'x' });
      const job = await queue.take();
      await redis.del(await redis.keys(`${prefix}*`));
      await job?.[end]('why');
    }
    redis.disconnect();
    expect(await queue.depth()).toEqual({ waiting: 0, active: 0 });
  });

  it('hears cancels again afterwards', async () => {
    const far = keep(createRedisChannel('cancels', { redisUrl: redisUrl(), prefix }));
    const near = keep(createRedisChannel('cancels', { redisUrl: proxy.url, prefix }));
    const heard: string[] = [];
    await near.listen((submission) => heard.push(submission));
    proxy.cut();
    proxy.restore();
    await eventually(
      async () => {
        await far.publish('s');
        return heard.length;
      },
      (count) => count > 0,
    );
  });

  it('closes in good time', async () => {
    const queue = openQueue(proxy.url);
    const log = keep(createRedisEventLog({ redisUrl: proxy.url, prefix }));
    await queue.take();
    await log.follow('s', 0, () => undefined);
    proxy.cut();
    const begun = performance.now();
    await Promise.all(closing.splice(0).map((port) => port.close()));
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
