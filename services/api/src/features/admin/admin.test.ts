import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bearing, createToken, register, whoIs } from '../../testing/account-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';

let test: TestApi<MemoryDependencies>;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
});
afterEach(() => test.close());

const change = (json: object, headers = test.operator) =>
  test.visitor().call('/api/v1/internal/roles', { json, headers });
const ADA = { email: 'ada@example.org', role: 'reviewer', grant: true };

describe('a role', () => {
  it('is granted and revoked at once, also for existing sessions', async () => {
    const client = test.visitor();
    await register(client, 'ada');
    expect(await change(ADA)).toMatchObject({ status: 200, body: { user: { roles: ['reviewer'] } } });
    expect(await change(ADA)).toMatchObject({ status: 200, body: { user: { roles: ['reviewer'] } } });
    await change({ ...ADA, role: 'admin' });
    expect((await whoIs(client))?.roles).toEqual(['admin', 'reviewer']);
    await change({ ...ADA, grant: false });
    expect((await whoIs(client))?.roles).toEqual(['admin']);
  });

  it('survives a change of the name, and is not restored by one', async () => {
    const client = test.visitor();
    await register(client, 'ada');
    await change(ADA);
    const rename = (name: string) => client.call('/api/v1/me', { method: 'PATCH', json: { name } });
    expect((await rename('Grace')).body).toMatchObject({ user: { roles: ['reviewer'] } });
    await Promise.all([change({ ...ADA, grant: false }), rename('Ada')]);
    expect((await whoIs(client))?.roles).toEqual([]);
  });

  it('needs an account, a known role, and the operator token', async () => {
    expect(await change(ADA)).toMatchObject({ status: 404, body: { code: 'ACCOUNT_NOT_FOUND' } });
    expect(await change({ ...ADA, role: 'king' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'role' }] },
    });
    const client = test.visitor();
    await register(client, 'ada');
    await change({ ...ADA, role: 'admin' });
    const { token } = await createToken(client, ['admin']);
    expect((await change(ADA, bearing(token))).status).toBe(403);
    expect((await change(ADA, {})).status).toBe(401);
  });
});
