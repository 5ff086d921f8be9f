import { joinableWorkspaceListSchema, memberListSchema } from '@hone/contracts/hiring';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { register } from '../../testing/account-people.js';
import { createWorkspace } from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

const DOMAIN = { domain: 'example.org', role: 'reviewer' };

let test: TestApi<MemoryDependencies>;
let owner: TestClient;
let workspace: string;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  owner = test.visitor();
  workspace = await createWorkspace(owner, 'ada');
});
afterEach(() => test.close());

const confirm = async (client: TestClient, email: string) => {
  const { body } = await client.call('/api/v1/me');
  const { user } = body as { user: { id: string } };
  await test.world.repositories.users.confirmEmail(user.id, email);
};
const claim = () => test.world.repositories.domains.claim('example.org');
const open = (json: object = DOMAIN) => owner.call(`/api/v1/workspaces/${workspace}/domains`, { json });

/** Somebody with an account; their address is confirmed only if they say which one it is. */
async function person(word: string, confirmed?: string): Promise<TestClient> {
  const client = test.visitor();
  await register(client, word);
  if (confirmed !== undefined) await confirm(client, confirmed);
  return client;
}

const joinable = async (client: TestClient) =>
  (await client.get(joinableWorkspaceListSchema, '/api/v1/joinable-workspaces')).items;
const join = (client: TestClient) =>
  client.call(`/api/v1/joinable-workspaces/${workspace}`, { method: 'POST' });

describe('a workspace that is open to a domain', () => {
  beforeEach(async () => {
    await claim();
    await confirm(owner, 'ada@example.org');
    expect(await open()).toMatchObject({ status: 201, body: { domain: 'example.org', role: 'reviewer' } });
  });

  it('is joined with a confirmed address, once and in the role that the owner chose', async () => {
    const bob = await person('bob', 'bob@example.org');
    expect(await joinable(bob)).toEqual([{ id: workspace, name: 'Team ada', role: 'reviewer' }]);
    expect(await Promise.all([join(bob), join(bob)])).toMatchObject([{ status: 204 }, {}]);
    expect(await joinable(bob)).toEqual([]);
    const { items } = await owner.get(memberListSchema, `/api/v1/workspaces/${workspace}/members`);
    expect(items.map(({ name, role }) => [name, role])).toContainEqual([expect.any(String), 'reviewer']);
    expect(items).toHaveLength(2);
  });

  it.each([
    ['whose address is not confirmed', undefined],
    ['of a subdomain', 'eve@mail.example.org'],
    ['of a domain that ends alike', 'eve@notexample.org'],
    ['with the domain before the sign', 'example.org@evil.example'],
  ])('does not exist for somebody %s', async (_who, address) => {
    const eve = await person('eve', address);
    expect(await joinable(eve)).toEqual([]);
    expect((await join(eve)).body).toMatchObject({ code: 'WORKSPACE_NOT_FOUND' });
  });

  it('closes when the owner or an admin says so; members stay', async () => {
    const bob = await person('bob', 'bob@example.org');
    await join(bob);
    const carl = await person('carl', 'carl@example.org');
    await test.world.repositories.domains.release('example.org');
    expect(await joinable(carl)).toEqual([]);
    await claim();
    expect(await joinable(carl)).toHaveLength(1);
    const path = `/api/v1/workspaces/${workspace}/domains/example.org`;
    expect((await owner.call(path, { method: 'DELETE' })).status).toBe(204);
    expect((await owner.call(path, { method: 'DELETE' })).body).toMatchObject({ code: 'DOMAIN_NOT_FOUND' });
    expect((await join(carl)).status).toBe(404);
    expect((await bob.call(`/api/v1/workspaces/${workspace}`)).status).toBe(200);
  });
});

describe('a domain', () => {
  it('is claimed by an admin first, and the owner has an address of it', async () => {
    expect((await open()).body).toMatchObject({ code: 'DOMAIN_UNCLAIMED' });
    await claim();
    expect((await open()).body).toMatchObject({ code: 'DOMAIN_NOT_OWN' });
    await confirm(owner, 'ada@example.org');
    expect((await open()).status).toBe(201);
  });

  it.each([{ domain: 'no domain' }, { domain: 'http://example.org' }, { role: 'owner' }, { domain: '' }])(
    'is rejected as %j, with the field named',
    async (changes) => {
      const [field = ''] = Object.keys(changes);
      expect((await open({ ...DOMAIN, ...changes })).body).toMatchObject({ errors: [{ path: field }] });
    },
  );
});
