import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

const KEY = 'ab'.repeat(32);
const headers = () => ({ authorization: `Bearer ${test.world.settings.serviceToken}` });
const path = (key = KEY) => `/api/v1/internal/measurements/${key}`;
const put = (value: unknown, key = KEY) =>
  client.call(path(key), { method: 'PUT', json: { value }, headers: headers() });

describe('measurements of workers', () => {
  it('are kept for all of them, and the first one stays', async () => {
    expect((await client.call(path(), { headers: headers() })).status).toBe(404);
    expect(await put('{"size":1}')).toMatchObject({ status: 201, body: { value: '{"size":1}' } });
    expect(await put('{"size":2}')).toMatchObject({ status: 200, body: { value: '{"size":1}' } });
    const found = await client.call(path(), { headers: headers() });
    expect(found).toMatchObject({ status: 200, body: { value: '{"size":1}' } });
  });

  it('are rejected under a name that is not a digest, and without a value', async () => {
    expect((await put('x', 'short')).status).toBe(422);
    expect((await put('')).status).toBe(422);
  });

  it('are for workers alone', async () => {
    expect((await client.call(path())).status).toBe(401);
    expect((await client.call(path(), { method: 'PUT', json: { value: 'x' } })).status).toBe(401);
  });
});
