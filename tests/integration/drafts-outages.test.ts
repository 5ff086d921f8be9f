import { afterAll, beforeAll, expect, it } from 'vitest';
import { foundDraftSchema, problemSchema } from '@hone/contracts';
import type { TestClient } from '../../services/api/src/testing/test-client.js';
import { eventually } from '../support/eventually.js';
import { startRealApi, type RealApi } from '../support/api/real-api.js';

/** Longer than the database counts as away after its driver lost a response. */
const WITHIN_MS = 45_000;
const ADDRESS = '/api/v1/drafts/price-spread';

let real: RealApi;
beforeAll(async () => {
  real = await startRealApi();
}, 60_000);
afterAll(() => real.close(), 60_000);

const put = (client: TestClient, content: string, revision: number) =>
  client.call(ADDRESS, {
    method: 'PUT',
    json: { language: 'python', files: [{ path: 'main.py', content }], revision },
  });
const find = async (client: TestClient) =>
  (await client.get(foundDraftSchema, `${ADDRESS}?language=python`)).draft;

it('a draft waits in the browser while the database is away, and is saved once when it is back', async () => {
  const client = await real.guest();
  expect((await put(client, 'before', 0)).status).toBe(200);
  real.mongo.cut();
  const rejected = await put(client, 'meanwhile', 1);
  expect(rejected.status).toBe(503);
  expect(Number(rejected.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(problemSchema.parse(rejected.body).code).toBe('SERVICE_UNAVAILABLE');
  real.mongo.restore();
  const answer = await eventually(
    () => put(client, 'meanwhile', 1),
    ({ status }) => status === 200,
    WITHIN_MS,
  );
  expect(answer.body).toMatchObject({ revision: 2 });
  expect(await find(client)).toMatchObject({ revision: 2, files: [{ content: 'meanwhile' }] });
}, 120_000);

it('a draft is saved while Redis is away', async () => {
  const client = await real.guest();
  real.redis.cut();
  try {
    const answer = await put(client, 'no queue needed', 0);
    expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ revision: 1 })]);
  } finally {
    real.redis.restore();
  }
}, 60_000);
