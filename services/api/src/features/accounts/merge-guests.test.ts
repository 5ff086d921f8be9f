import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logIn, register, whoIs } from '../../testing/account-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { SUBMISSION, TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let test: TestApi<MemoryDependencies>;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  await register(test.visitor(), 'ada');
});
afterEach(() => test.close());

const history = async (client: TestClient): Promise<unknown> =>
  (await client.call('/api/v1/submissions')).body;

describe('the work of a guest who signs in', () => {
  it('goes to the account, and the guest is no more', async () => {
    const client = await test.guest();
    const guest = await whoIs(client);
    const { id } = await test.submit(client);
    const user = await logIn(client, 'ada');
    expect(user.id).not.toBe(guest?.id);
    expect(await history(client)).toMatchObject({ items: [{ id }] });
    expect(await test.world.repositories.users.find(guest?.id ?? '')).toBeUndefined();
  });

  it('that is being graded goes on, and its live view stays readable', async () => {
    const client = await test.guest();
    const { id } = await test.submit(client);
    const job = await test.worker.take('grading-submit');
    const user = await logIn(client, 'ada');
    await job.emit({ type: 'grading.started', data: { attempt: 1 } });
    expect(await test.get(client, id)).toMatchObject({ status: 'running' });
    expect(await test.api.feed.find(id, { user: user.id })).toMatchObject({ status: 'running' });
    expect(await test.world.repositories.queueEntries.find(id)).toMatchObject({ user: user.id });
  });

  it('is still one submission when the page repeats its request after signing in', async () => {
    const client = await test.guest();
    const headers = { 'idempotency-key': 'once' };
    const { id } = await test.submit(client, {}, { headers });
    await logIn(client, 'ada');
    expect(await test.submit(client, {}, { headers })).toMatchObject({ id });
  });

  it('is added to what the account has, draft by draft, the newer one first and the older one kept', async () => {
    const client = test.visitor();
    const put = async (who: TestClient, content: string) => {
      const json = { language: 'python', files: [{ path: 'main.py', content }], revision: 0 };
      test.world.clock.advance(1_000);
      expect((await who.call('/api/v1/drafts/price-spread', { method: 'PUT', json })).status).toBe(200);
    };
    await logIn(client, 'ada');
    await put(client, 'of the account');
    const guest = await test.guest();
    await put(guest, 'of the guest');
    await logIn(guest, 'ada');
    const answer = await guest.call('/api/v1/drafts/price-spread?language=python');
    expect(answer.body).toMatchObject({ draft: { files: [{ content: 'of the guest' }] } });
    const exported = (await guest.call('/api/v1/me/export')).body as { drafts: unknown[] };
    expect(JSON.stringify(exported.drafts)).toContain('of the account');
  });

  it('is completed after a crash in the middle, by the sweep', async () => {
    const { keys } = test.world.repositories;
    const moveAll = keys.moveAll.bind(keys);
    const client = await test.guest();
    const { id } = await test.submit(client);
    const json = { language: 'python', files: [{ path: 'main.py', content: 'x' }], revision: 0 };
    await client.call('/api/v1/drafts/price-spread', { method: 'PUT', json });
    keys.moveAll = () => Promise.reject(new Error('crash'));
    await logIn(client, 'ada');
    const draft = async () => (await client.call('/api/v1/drafts/price-spread?language=python')).body;
    expect(await history(client)).toMatchObject({ items: [{ id }] });
    expect(await draft()).toEqual({ draft: null });
    keys.moveAll = moveAll;
    await test.api.services.settlePeople();
    expect(await draft()).toMatchObject({ draft: { files: [{ content: 'x' }] } });
  });

  it('that a late request wrote follows in the second pass, which completes the merge', async () => {
    const client = await test.guest();
    const guest = (await whoIs(client))?.id ?? '';
    await logIn(client, 'ada');
    await test.api.services.settlePeople();
    const challenge = await test.api.services.submit.check({ ...SUBMISSION, mode: 'submit' });
    const body = { ...SUBMISSION, mode: 'submit' as const };
    const { record } = await test.api.services.submit.accept({ user: guest, body, challenge, key: 'late' });
    expect(await history(client)).toMatchObject({ items: [] });
    test.world.clock.advance(60_000);
    await test.api.services.settlePeople();
    expect(await history(client)).toMatchObject({ items: [{ id: record.id }] });
    expect(await test.world.repositories.merges.list()).toEqual([]);
  });

  it('stays with a guest who registered at the same time', async () => {
    const client = await test.guest();
    const guest = await test.world.repositories.users.find((await whoIs(client))?.id ?? '');
    const { id } = await test.submit(client);
    const merge = await test.api.services.merges.begin(guest, 'somebody');
    await register(client, 'bob');
    if (merge !== undefined) await test.api.services.merges.run(merge);
    expect(await history(client)).toMatchObject({ items: [{ id }] });
    expect(await test.world.repositories.merges.list()).toEqual([]);
  });

  it('is erased when the account was deleted meanwhile', async () => {
    const client = await test.guest();
    const guest = await test.world.repositories.users.find((await whoIs(client))?.id ?? '');
    const { id } = await test.submit(client);
    await test.api.services.merges.begin(guest, 'somebody who is gone');
    await test.api.services.settlePeople();
    expect(await test.world.repositories.submissions.find(id)).toBeUndefined();
    expect(await whoIs(client)).toBeUndefined();
  });

  it('keeps its outcome when moving the record overwrote it', async () => {
    await test.close();
    const world = createMemoryDependencies();
    const { submissions } = world.repositories;
    const noteOutcome = submissions.noteOutcome.bind(submissions);
    let isLost = true;
    submissions.noteOutcome = async (id, outcome) => {
      if (!isLost) await noteOutcome(id, outcome);
    };
    test = await TestApi.start(world);
    const client = await test.guest();
    const { id } = await test.submit(client);
    await client.call(`/api/v1/submissions/${id}/cancel`, { method: 'POST' });
    expect((await submissions.find(id))?.outcome).toBeUndefined();
    isLost = false;
    await register(test.visitor(), 'ada');
    await logIn(client, 'ada');
    expect((await submissions.find(id))?.outcome).toMatchObject({ status: 'cancelled' });
  });
});
