import { eventPageSchema, liveEventSchema, type LiveEvent } from '@hone/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bearing, createToken, register } from '../../testing/account-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { POST, TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let test: TestApi<MemoryDependencies>;
let client: TestClient;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  client = await test.guest();
  test.api.start();
});
afterEach(() => test.close());

const address = (id: string) => `/api/v1/submissions/${id}/events`;
const accept = { accept: 'text/event-stream' };

/** The events of a stream, and the numbers under which they came. */
function parseStream(text: string): { ids: number[]; events: LiveEvent[] } {
  const lines = text.split('\n');
  const after = (name: string) =>
    lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2));
  return {
    ids: after('id').map(Number),
    events: after('data').map((data) => liveEventSchema.parse(JSON.parse(data))),
  };
}

async function readAll(id: string, headers: Record<string, string> = {}, query = '') {
  const response = await client.open(address(id) + query, { headers: { ...accept, ...headers } });
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  return parseStream(await response.text());
}

describe('a stream of events', () => {
  it('replays, follows, and ends with the terminal event; the same list as JSON', async () => {
    const { id } = await test.submit(client);
    const streaming = readAll(id);
    const attempt = await test.worker.take();
    await attempt.emitCheck();
    await attempt.report();
    const { ids, events } = await streaming;
    expect(ids).toEqual([1, 2, 3, 4]);
    const page = await client.get(eventPageSchema, address(id));
    expect(events).toEqual(page.items);
    expect(page).toMatchObject({ lastSeq: 4, epoch: expect.any(String) });
    expect((await readAll(id)).events).toEqual(page.items);
  });

  it('resumes after the last number, by header or by query', async () => {
    const { id } = await test.submit(client);
    await (await test.worker.take()).report();
    const streaming = await readAll(id);
    expect(streaming.ids).toEqual([1, 2, 3]);
    expect((await readAll(id, { 'last-event-id': '2' })).ids).toEqual([3]);
    expect((await readAll(id, {}, '?after=1')).ids).toEqual([2, 3]);
    const page = await client.get(eventPageSchema, `${address(id)}?after=2`);
    expect(page.items.map((event) => event.seq)).toEqual([3]);
  });

  it('keeps a browser that has all events from reconnecting', async () => {
    const { id } = await test.submit(client);
    await (await test.worker.take()).report();
    const { ids } = await readAll(id);
    const response = await client.open(address(id), {
      headers: { ...accept, 'last-event-id': String(ids.at(-1)) },
    });
    expect(response.status).toBe(204);
  });

  it('begins again at 1 when the live log was lost', async () => {
    const { id } = await test.submit(client);
    const response = await client.open(address(id), { headers: accept });
    const attempt = await test.worker.take();
    test.world.log.forget();
    await attempt.emitCheck();
    await attempt.report();
    const { ids, events } = parseStream(await response.text());
    expect(ids.slice(-4)).toEqual([1, 2, 3, 4]);
    expect(events.slice(-4)).toEqual((await client.get(eventPageSchema, address(id))).items);
  });

  it('is denied to a user who has 50 open, and to nobody else', async () => {
    const { id } = await test.submit(client);
    const opened = await Promise.all(
      Array.from({ length: 50 }, () => client.open(address(id), { headers: accept })),
    );
    expect(await client.call(address(id), { headers: accept })).toMatchObject({ status: 429 });
    const other = await test.guest();
    const { id: theirs } = await test.submit(other);
    const response = await other.open(address(theirs), { headers: accept });
    expect(response.status).toBe(200);
    for (const stream of [response, ...opened]) await stream.body?.cancel();
  });

  it('ends soon after its session or token did, and goes on for others', async () => {
    const owner = test.visitor();
    await register(owner, 'ada');
    const { id } = await test.submit(owner);
    const [revoked, kept] = [await createToken(owner, ['read']), await createToken(owner, ['read'])];
    const follow = (token: string) =>
      test.visitor().open(address(id), { headers: { ...accept, ...bearing(token) } });
    const streams = [
      await owner.open(address(id), { headers: accept }),
      await follow(revoked.token),
      await follow(kept.token),
    ];
    const [bySession, byRevoked, byKept] = streams.map((response) => response.text());
    await owner.call(`/api/v1/tokens/${revoked.id}`, { method: 'DELETE' });
    await owner.call('/api/v1/auth/logout', POST);
    expect(parseStream((await bySession) ?? '').ids).toEqual([1]);
    expect(parseStream((await byRevoked) ?? '').ids).toEqual([1]);
    await (await test.worker.take()).report();
    expect(parseStream((await byKept) ?? '').ids).toEqual([1, 2, 3]);
  });

  it('ends when the process stops', async () => {
    const { id } = await test.submit(client);
    const response = await client.open(address(id), { headers: accept });
    const text = response.text();
    test.api.services.streams.close();
    expect(parseStream(await text).ids).toEqual([1]);
  });

  it.each(['-1', 'x', '1.5'])('rejects after=%s', async (after) => {
    const { id } = await test.submit(client);
    expect(await client.call(`${address(id)}?after=${after}`)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'after' }] },
    });
  });
});

describe('the feed of the live gateway', () => {
  const other = { user: 'somebody-else' };
  it('sends the list of a finished submission to its owner only, directly and over the internal route', async () => {
    const { id } = await test.submit(client);
    const { user } = (await client.call('/api/v1/me')).body as { user: { id: string } };
    const owner = { user: user.id };
    expect(await test.api.feed.find(id, owner)).toMatchObject({ status: 'queued', lastSeq: 1 });
    await (await test.worker.take()).report();
    await readAll(id);
    const { items, epoch } = await client.get(eventPageSchema, address(id));
    const entry = { status: 'graded', lastSeq: 3, epoch, events: items };
    expect(await test.api.feed.find(id, owner)).toEqual(entry);
    expect(await test.api.feed.find(id, other)).toBeUndefined();
    expect(await test.api.feed.find(id, { user: null })).toBeUndefined();
    const path = `/api/v1/internal/submissions/${id}/feed`;
    const call = { headers: test.service };
    expect((await test.visitor().call(`${path}?user=${user.id}`, call)).body).toEqual(entry);
    expect((await test.visitor().call(path, call)).status).toBe(404);
  });
});
