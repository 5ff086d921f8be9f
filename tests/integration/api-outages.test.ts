import { eventPageSchema, submissionSchema, submittedSchema } from '@hone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SUBMISSION } from '../../services/api/src/testing/test-api.js';
import type { TestClient } from '../../services/api/src/testing/test-client.js';
import type { TestAttempt } from '../../services/api/src/testing/test-worker.js';
import { eventually } from '../support/eventually.js';
import { startRealApi, type RealApi } from '../support/api/real-api.js';

const path = '/api/v1/submissions';
let real: RealApi;
beforeAll(async () => {
  real = await startRealApi();
}, 60_000);
afterAll(() => real.close(), 60_000);

const send = (client: TestClient, key?: string) =>
  client.call(path, {
    json: SUBMISSION,
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });
const submit = (client: TestClient) => client.get(submittedSchema, path, { json: SUBMISSION }, 202);
const get = (client: TestClient, id: string) => client.get(submissionSchema, `${path}/${id}`);
const graded = (client: TestClient, id: string) =>
  eventually(
    () => get(client, id),
    (shown) => shown.status === 'graded',
    20_000,
  );

/** The job of a submission, as soon as it is in the queue. */
async function take(id: string): Promise<TestAttempt> {
  const attempt = await eventually(
    () => real.worker.take().catch(() => undefined),
    (taken) => taken !== undefined,
    20_000,
  );
  expect(attempt?.job.submission).toBe(id);
  return attempt as TestAttempt;
}

describe('the api on real servers', () => {
  it('takes a submission, records its verdict, and sends one list everywhere', async () => {
    const client = await real.guest();
    const { id } = await submit(client);
    const attempt = await take(id);
    await attempt.emitCheck();
    await attempt.report();
    expect(await graded(client, id)).toMatchObject({ verdict: 'accepted', lastSeq: 4, attempts: 1 });
    const streamed = await client.open(`${path}/${id}/events`, { headers: { accept: 'text/event-stream' } });
    const streamedEvents = (await streamed.text())
      .split('\n')
      .filter((line) => line.startsWith('data: '))
      .map((line): unknown => JSON.parse(line.slice(6)));
    const { items } = await client.get(eventPageSchema, `${path}/${id}/events`);
    expect(streamedEvents).toEqual(items);
    const live = await eventually(
      () => real.api.eventLog.read(id, 0),
      ({ lastSeq }) => lastSeq === 4,
    );
    expect(live.events).toEqual(items);
    expect(await client.call('/readyz')).toMatchObject({ status: 200 });
  });

  it('makes one submission of many requests with one key', async () => {
    const client = await real.guest();
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(client, 'once')));
    const ids = new Set(answers.map((answer) => submittedSchema.parse(answer.body).id));
    expect(ids.size).toBe(1);
    const [id = ''] = ids;
    await (await take(id)).report();
    await graded(client, id);
    await expect(real.worker.take()).rejects.toThrow('empty');
  });
});

describe('while Redis is away', () => {
  it('accepts a submission, and grades it when Redis is back', async () => {
    const client = await real.guest();
    await client.call('/api/v1/challenges');
    real.redis.cut();
    const { id } = await submit(client);
    expect(await get(client, id)).toMatchObject({ status: 'queued', lastSeq: 0 });
    expect(await client.call('/readyz')).toMatchObject({ status: 503, body: { checks: { redis: false } } });
    real.redis.restore();
    await (await take(id)).report();
    expect(await graded(client, id)).toMatchObject({ verdict: 'accepted', attempts: 1, lastSeq: 3 });
  }, 60_000);
});

describe('while the database is away', () => {
  it('answers 503 with the time to wait, and takes the same request later', async () => {
    const client = await real.guest();
    real.mongo.cut();
    // Requests in flight when the connections end get no answer until the api's own timeout; that is not the point here.
    expect(await client.call('/readyz')).toMatchObject({ status: 503, body: { checks: { mongo: false } } });
    const rejected = await send(client, 'later');
    expect(rejected).toMatchObject({ status: 503, body: { code: 'SERVICE_UNAVAILABLE' } });
    expect(Number(rejected.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await client.call('/healthz')).status).toBe(200);
    real.mongo.restore();
    const accepted = await eventually(
      () => send(client, 'later'),
      ({ status }) => status === 202,
      20_000,
    );
    const { id } = submittedSchema.parse(accepted.body);
    await (await take(id)).report();
    await graded(client, id);
  }, 60_000);

  it('keeps a verdict until it can be recorded', async () => {
    const client = await real.guest();
    const { id } = await submit(client);
    const attempt = await take(id);
    real.mongo.cut();
    await attempt.report();
    const live = await real.api.eventLog.read(id, 0);
    expect(live.events.at(-1)).toMatchObject({ type: 'grading.started' });
    real.mongo.restore();
    expect(await graded(client, id)).toMatchObject({ verdict: 'accepted', attempts: 1 });
  }, 60_000);
});
