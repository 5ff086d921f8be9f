import { createBullQueue, type JobQueue } from '@hone/kit';
import { createMemoryQueue, createMemoryQueueStore } from '@hone/kit/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../support/eventually.js';
import { ownPrefix, redisUrl } from '../support/servers/infrastructure.js';

const schema = z.object({ task: z.string() });
type Payload = z.infer<typeof schema>;
const otherSchema = z.object({ number: z.number() });

/** Opens handles on one fresh queue, as different processes would. */
interface Harness {
  open(leaseMs?: number): JobQueue<Payload>;
  openOther(): JobQueue<{ number: number }>;
}

function memoryHarness(): Harness {
  const store = createMemoryQueueStore();
  return {
    open: (leaseMs) => createMemoryQueue({ name: 'work', schema, store, leaseMs }),
    openOther: () => createMemoryQueue({ name: 'work', schema: otherSchema, store }),
  };
}

function bullHarness(): Harness {
  const base = { name: 'work', redisUrl: redisUrl(), prefix: ownPrefix() };
  return {
    open: (leaseMs) => createBullQueue({ ...base, schema, leaseMs }),
    openOther: () => createBullQueue({ ...base, schema: otherSchema }),
  };
}

describe.each([
  ['in memory', memoryHarness],
  ['of Bull', bullHarness],
])('a job queue %s', (_name, createHarness) => {
  const opened: { close(): Promise<void> }[] = [];
  const keep = <Q extends { close(): Promise<void> }>(queue: Q) => {
    opened.push(queue);
    return queue;
  };
  const fresh = () => {
    const harness = createHarness();
    return { queue: keep(harness.open()), harness };
  };

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((queue) => queue.close()));
  });

  it('hands out jobs in order of arrival, with their payload', async () => {
    const { queue } = fresh();
    await queue.add('a:1', { task: 'first' });
    await queue.add('b:1', { task: 'second' });
    const first = await queue.take();
    const second = await queue.take();
    expect([first?.id, first?.payload, second?.id]).toEqual(['a:1', { task: 'first' }, 'b:1']);
    expect(await queue.take()).toBeUndefined();
  });

  it('holds at most one job per id', async () => {
    const { queue } = fresh();
    await queue.add('a:1', { task: 'first' });
    await queue.add('a:1', { task: 'again' });
    const job = await queue.take();
    await queue.add('a:1', { task: 'while it is taken' });
    expect(job?.payload).toEqual({ task: 'first' });
    expect(await queue.take()).toBeUndefined();
  });

  it('knows the state of a job, and forgets it when it is done', async () => {
    const { queue } = fresh();
    expect(await queue.state('a:1')).toBeUndefined();
    await queue.add('a:1', { task: 'x' });
    expect(await queue.state('a:1')).toBe('waiting');
    const job = await queue.take();
    expect(await queue.state('a:1')).toBe('active');
    await job?.done();
    expect(await queue.state('a:1')).toBeUndefined();
  });

  it('never hands out a failed job again', async () => {
    const { queue } = fresh();
    await queue.add('a:1', { task: 'x' });
    await (await queue.take())?.failed('no reason');
    expect(await queue.state('a:1')).toBe('failed');
    expect(await queue.take()).toBeUndefined();
    expect(await queue.remove('a:1')).toBe(true);
    expect(await queue.state('a:1')).toBeUndefined();
  });

  it('counts a job as failed when its worker falls silent', async () => {
    const { queue, harness } = fresh();
    const worker = harness.open(200);
    await queue.add('a:1', { task: 'x' });
    const job = await worker.take();
    await worker.close();
    expect(job?.lost.aborted).toBe(true);
    await eventually(
      () => queue.state('a:1'),
      (state) => state === 'failed',
    );
    expect(await queue.take()).toBeUndefined();
    expect(await queue.depth()).toEqual({ waiting: 0, active: 0 });
    expect(await queue.remove('a:1')).toBe(true);
  });

  it('renews the lease of a job that takes longer than the lease', async () => {
    const { queue, harness } = fresh();
    // A busy machine may be late to renew it.
    const leaseMs = 750;
    const worker = keep(harness.open(leaseMs));
    await queue.add('a:1', { task: 'x' });
    const job = await worker.take();
    const until = performance.now() + 3 * leaseMs;
    await eventually(
      () => queue.state('a:1'),
      (state) => state !== 'active' || performance.now() > until,
    );
    expect(await queue.state('a:1')).toBe('active');
    expect(job?.lost.aborted).toBe(false);
    await job?.done();
    expect(await queue.state('a:1')).toBeUndefined();
  });

  it('fails a job whose payload does not parse, and goes on to the next', async () => {
    const { queue, harness } = fresh();
    const other = keep(harness.openOther());
    await other.add('bad:1', { number: 7 });
    await queue.add('good:1', { task: 'x' });
    expect((await queue.take())?.id).toBe('good:1');
    expect(await queue.state('bad:1')).toBe('failed');
  });

  it('rejects a payload that does not parse', async () => {
    const { harness } = fresh();
    const careless = keep(harness.open()) as unknown as JobQueue<unknown>;
    await expect(careless.add('a:1', { tusk: 1 })).rejects.toThrow();
  });

  it('removes waiting jobs only', async () => {
    const { queue } = fresh();
    await queue.add('a:1', { task: 'x' });
    await queue.add('b:1', { task: 'y' });
    const job = await queue.take();
    expect(await queue.remove('a:1')).toBe(false);
    expect(await queue.remove('b:1')).toBe(true);
    expect(await queue.remove('b:1')).toBe(false);
    expect(await queue.remove('unknown:1')).toBe(false);
    expect(await queue.depth()).toEqual({ waiting: 0, active: 1 });
    await job?.done();
  });

  it('wakes a waiting worker when an order arrives', async () => {
    const { queue, harness } = fresh();
    const worker = keep(harness.open());
    expect(await worker.take()).toBeUndefined();
    const waiting = worker.wait(10_000);
    await queue.add('a:1', { task: 'x' });
    const added = performance.now();
    await waiting;
    expect(performance.now() - added).toBeLessThan(3_000);
    expect((await worker.take())?.id).toBe('a:1');
  });

  it('does not sleep through an order that arrived between looking and waiting', async () => {
    const { queue, harness } = fresh();
    const worker = keep(harness.open());
    await worker.take();
    await queue.add('a:1', { task: 'x' });
    const started = performance.now();
    await worker.wait(10_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('stops waiting on a signal, and after the timeout', async () => {
    const { queue } = fresh();
    const stop = new AbortController();
    const waiting = queue.wait(10_000, stop.signal);
    stop.abort();
    await waiting;
    await queue.wait(5);
  });
});
