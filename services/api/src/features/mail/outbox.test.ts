import { outboxMailSchema, outboxSchema } from '@hone/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bearing, createToken, register } from '../../testing/account-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';

let test: TestApi<MemoryDependencies>;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies({ mailTo: 'outbox' }));
  const mail = { id: 'm1', to: 'bob@example.org', subject: 'Hello', text: 'Hi', html: '<p>Hi</p>', at: 1 };
  await test.world.repositories.outbox.insert(mail);
});
afterEach(() => test.close());

const PATH = '/api/v1/admin/outbox';

async function admin() {
  const client = test.visitor();
  await register(client, 'ada');
  const json = { email: 'ada@example.org', role: 'admin', grant: true };
  await test.visitor().call('/api/v1/internal/roles', { json, headers: test.operator });
  return client;
}

describe('the outbox', () => {
  it('shows an admin the mails of a site without SMTP', async () => {
    const client = await admin();
    const { items, mailTo } = await client.get(outboxSchema, PATH);
    expect({ items, mailTo }).toMatchObject({
      mailTo: 'outbox',
      items: [{ id: 'm1', to: 'bob@example.org' }],
    });
    expect(await client.get(outboxMailSchema, `${PATH}/m1`)).toMatchObject({ html: '<p>Hi</p>', text: 'Hi' });
    expect((await client.call(`${PATH}/m2`)).body).toMatchObject({ code: 'MAIL_NOT_FOUND' });
  });

  it('is closed to everybody else, and to tokens of admins', async () => {
    const other = test.visitor();
    await register(other, 'bob');
    const { token } = await createToken(await admin(), ['admin', 'read']);
    for (const path of [PATH, `${PATH}/m1`, `${PATH}/m2`]) {
      expect((await test.visitor().call(path)).status).toBe(401);
      expect((await other.call(path)).status).toBe(403);
      expect((await other.call(path, { headers: bearing(token) })).status).toBe(403);
    }
  });
});
