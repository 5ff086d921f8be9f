import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { SUBMISSION, TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';
import { WORKER } from '../../testing/test-worker.js';

let test: TestApi<MemoryDependencies>;
let client: TestClient;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies({ queueLimit: 20 }));
  client = await test.guest();
});
afterEach(() => test.close());

/** Grades the next job of the lane, which takes the given time. */
async function serve(tookMs: number): Promise<void> {
  const attempt = await test.worker.take();
  test.world.clock.advance(tookMs);
  await attempt.report();
  await test.record();
}

describe('a waiting submission', () => {
  it('says how many are served before it, and no time while nothing is known', async () => {
    await test.submit(client);
    test.world.clock.advance(1);
    const second = await test.submit(client);
    expect(second).toMatchObject({ position: 1 });
    expect(second).not.toHaveProperty('etaMs');
    expect((await test.get(client, second.id)).queue).toMatchObject({
      position: 1,
      etaMs: null,
      starts: null,
    });
  });

  it('shows an estimate once something like it was graded', async () => {
    await test.submit(client);
    await serve(2_000);
    const ids = [];
    for (let i = 0; i < 3; i++) {
      ids.push((await test.submit(client)).id);
      test.world.clock.advance(1);
    }
    const positions = await Promise.all(ids.map(async (id) => (await test.get(client, id)).queue));
    expect(positions).toMatchObject([
      { position: 0, etaMs: 2_000 },
      { position: 1, etaMs: 4_000 },
      { position: 2, etaMs: 6_000 },
    ]);
  });

  it('shows a shorter estimate when another worker comes, and none when the last one goes', async () => {
    await test.submit(client);
    await serve(2_000);
    for (let i = 0; i < 2; i++) {
      await test.submit(client);
      test.world.clock.advance(1);
    }
    const { id } = await test.submit(client);
    await test.worker.announce({ ...WORKER, worker: 'worker-2' });
    test.world.clock.advance(1_000);
    expect((await test.get(client, id)).queue).toMatchObject({ position: 2, etaMs: 4_000 });
    test.world.clock.advance(60_000);
    expect((await test.get(client, id)).queue).toMatchObject({ position: 2, etaMs: null });
  });

  it('has no position once it is graded', async () => {
    const { id } = await test.submit(client);
    const attempt = await test.worker.take();
    expect(await test.get(client, id)).not.toHaveProperty('queue');
    await attempt.report();
    await test.record();
    expect(await test.get(client, id)).not.toHaveProperty('queue');
  });
});

describe('a user who floods the queue', () => {
  it('is served after users who come later with fewer submissions', async () => {
    for (let i = 0; i < 8; i++) {
      await test.submit(client);
      test.world.clock.advance(1);
    }
    await serve(10);
    await serve(10);
    const other = await test.guest();
    const { id, position } = await test.submit(other);
    // The one job that a worker could have taken stays where it is; the other gave up its place.
    expect(position).toBe(2);
    expect((await test.get(other, id)).queue?.position).toBe(1);
    await serve(10);
    expect((await test.worker.take()).job.submission).toBe(id);
  });

  it('may fill half of the queue and leaves the rest to others', async () => {
    const path = '/api/v1/submissions';
    const statuses: number[] = [];
    for (let i = 0; i < 11; i++) statuses.push((await client.call(path, { json: SUBMISSION })).status);
    expect(statuses).toEqual([...Array<number>(10).fill(202), 429]);
    const rejected = await client.call(path, { json: SUBMISSION });
    expect(rejected).toMatchObject({
      body: { code: 'QUEUE_FULL', detail: expect.stringContaining('You already have 10') },
    });
    expect(Number(rejected.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await (await test.guest()).call(path, { json: SUBMISSION })).status).toBe(202);
  });
});
