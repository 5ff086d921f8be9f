import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMetrics } from '@hone/kit';
import { createApi } from '../../create-api.js';
import { bearing, createToken, credentialsOf, logIn, register, whoIs } from '../../testing/account-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { POST, TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let test: TestApi<MemoryDependencies>;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
});
afterEach(() => test.close());

const leave = (client: TestClient, json: object = { password: credentialsOf('ada').password }) =>
  client.call('/api/v1/me/delete', { json });

async function settle(): Promise<void> {
  await test.api.services.settlePeople();
  test.world.clock.advance(60_000);
  await test.api.services.settlePeople();
}

describe('deleting an account', () => {
  it('ends every way in at once', async () => {
    const [client, other] = [test.visitor(), test.visitor()];
    await register(client, 'ada');
    await logIn(other, 'ada');
    const { token } = await createToken(client, ['read']);
    const answer = await leave(client);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toMatch(/^hone\.sid=;/);
    expect(await whoIs(other)).toBeUndefined();
    const byToken = await test.visitor().call('/api/v1/me', { headers: bearing(token) });
    expect(byToken).toMatchObject({ status: 401, body: { code: 'AUTH_TOKEN_INVALID' } });
    const { email, password } = credentialsOf('ada');
    const login = await other.call('/api/v1/auth/login', { json: { email, password } });
    expect(login).toMatchObject({ status: 401, body: { code: 'AUTH_INVALID' } });
  });

  it('needs the password', async () => {
    const client = test.visitor();
    await register(client, 'ada');
    for (const json of [{}, { password: 'wrong' }]) {
      const answer = await leave(client, json);
      expect(answer).toMatchObject({
        status: 422,
        body: { code: 'PASSWORD_WRONG', errors: [{ path: 'password' }] },
      });
    }
    expect(await whoIs(client)).toBeDefined();
  });

  it('erases all work, open submissions after cancelling them, and keeps a proof that names nobody', async () => {
    const client = test.visitor();
    const { id: user } = await register(client, 'ada');
    const finished = await test.submit(client, { mode: 'run' });
    await client.call(`/api/v1/submissions/${finished.id}/cancel`, POST);
    const open = await test.submit(client);
    const { submissions, queueEntries, deletions, accounts } = test.world.repositories;
    await leave(client);
    await settle();
    for (const { id } of [finished, open]) {
      expect(await submissions.find(id)).toBeUndefined();
      expect(await submissions.listEndings(id)).toEqual([]);
      expect(await queueEntries.find(id)).toBeUndefined();
      await expect(submissions.getFiles(id)).rejects.toThrow('no files');
      expect((await test.world.log.read(id, 0)).events.at(-1)?.type).toBe('submission.cancelled');
    }
    expect(await deletions.list()).toEqual([]);
    const proof = await deletions.findProof(user);
    expect(proof).toMatchObject({ erasedAt: test.world.clock.now() });
    expect(JSON.stringify(proof)).not.toContain(user);
    expect(await accounts.findOf(user)).toBeUndefined();
  });

  it('is for guests, too, who have no password', async () => {
    const client = await test.guest();
    const { id } = await test.submit(client);
    expect((await client.call('/api/v1/me/delete', POST)).status).toBe(204);
    await settle();
    expect(await test.world.repositories.submissions.find(id)).toBeUndefined();
    expect((await client.call('/api/v1/me/delete', POST)).status).toBe(401);
  });

  it('goes on after a crash in the middle', async () => {
    const { keys, drafts } = test.world.repositories;
    const client = test.visitor();
    const { id } = await register(client, 'ada');
    const json = { language: 'python', files: [{ path: 'main.py', content: 'x' }], revision: 0 };
    await client.call('/api/v1/drafts/price-spread', { method: 'PUT', json });
    const removeAll = keys.removeAll.bind(keys);
    keys.removeAll = () => Promise.reject(new Error('crash'));
    await leave(client);
    await test.api.services.settlePeople();
    expect(await drafts.listPlaces(id)).toHaveLength(1);
    keys.removeAll = removeAll;
    await test.api.services.settlePeople();
    expect(await drafts.listPlaces(id)).toEqual([]);
  });

  it('does not hold up an api that stops, and goes on in the next one', async () => {
    const client = test.visitor();
    await register(client, 'ada');
    const { id } = await test.submit(client);
    await leave(client);
    test.api.services.stopErasing();
    await test.api.services.settlePeople();
    const { submissions } = test.world.repositories;
    expect(await submissions.find(id)).toBeDefined();
    const metrics = createMetrics({ service: 'the next api' });
    await createApi({ ...test.world, metrics }).services.settlePeople();
    expect(await submissions.find(id)).toBeUndefined();
  });

  it('frees the address for somebody new, who has nothing of the old', async () => {
    const client = test.visitor();
    const before = await register(client, 'ada');
    await test.submit(client);
    await leave(client);
    const after = await register(client, 'ada');
    expect(after.id).not.toBe(before.id);
    await settle();
    expect(await whoIs(client)).toEqual(after);
    expect((await client.call('/api/v1/submissions')).body).toMatchObject({ items: [] });
  });

  it('takes away roles and forgets who may read what', async () => {
    const { users, regrades } = test.world.repositories;
    const client = test.visitor();
    const { id } = await register(client, 'ada');
    await users.grant(id, 'reviewer');
    await regrades.allow('a-submission', id);
    await leave(client);
    await settle();
    await users.insert({ id, name: 'Later', guest: false, roles: [], createdAt: 1 });
    expect((await users.find(id))?.roles).toEqual([]);
    expect(await regrades.mayRead('a-submission', id)).toBe(false);
  });
});

describe('an export', () => {
  it('has all data of the caller in one document, and no secrets', async () => {
    const client = test.visitor();
    const { id: user } = await register(client, 'ada');
    const { token } = await createToken(client, ['read', 'submit']);
    const { id } = await test.submit(client);
    const answer = await client.call('/api/v1/me/export');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename=hone-export.json');
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.body).toMatchObject({
      account: { id: user, email: 'ada@example.org', name: 'Person ada', guest: false },
      sessions: [{ current: true }],
      tokens: [{ name: 'script', scopes: ['read', 'submit'] }],
      submissions: [{ id, status: 'queued', files: [{ path: 'main.py', content: 'print(4)\n' }] }],
      drafts: [],
      aids: [],
      variants: [],
    });
    expect(JSON.stringify(answer.body)).not.toMatch(new RegExp(`argon2|${token}`));
  });

  it('of a long history is complete', async () => {
    await test.close();
    test = await TestApi.start(createMemoryDependencies({ queueLimit: 1000 }));
    const client = await test.guest();
    const user = (await whoIs(client))?.id ?? '';
    const body = { challenge: 'price-spread', language: 'python', mode: 'run' as const };
    const files = [{ path: 'main.py', content: 'x' }];
    const challenge = await test.api.services.submit.check({ ...body, files });
    for (let i = 0; i < 201; i++)
      await test.api.services.submit.accept({ user, body: { ...body, files }, challenge, key: undefined });
    const { submissions } = (await client.call('/api/v1/me/export')).body as {
      submissions: { id: string }[];
    };
    expect(new Set(submissions.map(({ id }) => id)).size).toBe(201);
  });

  it('requires a user', async () => {
    expect((await test.visitor().call('/api/v1/me/export')).status).toBe(401);
  });
});
