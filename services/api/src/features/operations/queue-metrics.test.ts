import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let test: TestApi<MemoryDependencies>;
let client: TestClient;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  client = await test.guest();
});
afterEach(() => test.close());

const metric = async (line: RegExp) => {
  const { text } = await test.world.metrics.read();
  return Number(new RegExp(`^${line.source} (\\S+)$`, 'm').exec(text)?.[1]);
};
const oldest = () => metric(/hone_queue_oldest_seconds{lane="grading-submit",service="api"}/);

it('the age of the queue is that of the oldest entry that no worker has taken', async () => {
  expect(await oldest()).toBe(0);
  await test.submit(client);
  test.world.clock.advance(5_000);
  await test.submit(client);
  test.world.clock.advance(2_000);
  expect(await oldest()).toBe(7);
  const first = await test.worker.take();
  expect(await oldest()).toBe(2);
  await first.report();
  await test.worker.take();
  expect(await oldest()).toBe(0);
});

it('an unavailable server is reported, and hides no other metric', async () => {
  test.world.registry.list = () => Promise.reject(new Error('away'));
  expect(await metric(/hone_dependency_up{dependency="redis",service="api"}/)).toBe(0);
  expect(await metric(/hone_dependency_up{dependency="mongo",service="api"}/)).toBe(1);
});
