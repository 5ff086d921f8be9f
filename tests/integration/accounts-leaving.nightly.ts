import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createToken,
  credentialsOf,
  logIn,
  register,
  whoIs,
} from '../../services/api/src/testing/account-people.js';
import { POST, SUBMISSION } from '../../services/api/src/testing/test-api.js';
import type { TestClient } from '../../services/api/src/testing/test-client.js';
import { findMentions, startApiProcess, type ApiProcess } from '../support/api/api-process.js';
import { unique } from '../support/api/api-repositories.js';
import { eventually } from '../support/eventually.js';
import { asGuest, draftOf, historyOf, idOf, saveDraft, submitAnswer } from '../support/api/people-at-work.js';

let api: ApiProcess;
beforeAll(async () => {
  api = await startApiProcess({ HONE_SETTLE_MS: '1500' });
}, 240_000);
afterAll(() => api.close(), 60_000);

const count = (collection: string, filter: object = {}) =>
  api.database.collection(collection).countDocuments(filter);
const leave = (client: TestClient, word: string) =>
  client.call('/api/v1/me/delete', { json: { password: credentialsOf(word).password } });

describe('an export', () => {
  it('has all data of its owner, and none of anybody else', async () => {
    const [client, other] = [await asGuest(api.client()), await asGuest(api.client())];
    const submission = await submitAnswer(client);
    await saveDraft(client, 'mine');
    await client.call('/api/v1/challenges/price-spread/give-up', POST);
    const word = unique();
    const user = await register(client, word);
    await createToken(client, ['read']);
    await submitAnswer(other);
    await saveDraft(other, 'not mine');
    const { body } = await client.call('/api/v1/me/export');
    expect(body).toMatchObject({
      account: { id: user.id, email: credentialsOf(word).email },
      sessions: [{ current: true }],
      tokens: [{ scopes: ['read'] }],
      submissions: [{ id: submission, files: SUBMISSION.files }],
      drafts: [{ files: [{ content: 'mine' }] }],
      aids: [{ type: 'gave-up' }],
    });
    const exported = JSON.stringify(body);
    expect(exported).not.toContain(await idOf(other));
    expect(exported).not.toContain('not mine');
    expect(exported).not.toMatch(/argon2|"digest"|passwordHash/);
  }, 30_000);
});

describe('a deletion', () => {
  it('leaves no document that mentions the user, the address or the work', async () => {
    const [word, client] = [unique(), await asGuest(api.client())];
    const secret = `secret ${unique()}`;
    await saveDraft(client, secret);
    const { id } = await register(client, word);
    await createToken(client, ['read']);
    const submissions = [await submitAnswer(client), await submitAnswer(client, 'run')];
    await client.call('/api/v1/challenges/price-spread/give-up', POST);
    const json = { email: credentialsOf(word).email, role: 'reviewer', grant: true };
    await api.client().call('/api/v1/internal/roles', { json, headers: api.operator });
    expect((await findMentions(api.database, id)).length).toBeGreaterThan(6);
    expect((await leave(client, word)).status).toBe(204);
    expect(await whoIs(client)).toBeUndefined();
    for (const trace of [id, credentialsOf(word).email, secret, ...submissions])
      await eventually(
        () => findMentions(api.database, trace),
        (mentions) => mentions.length === 0,
        30_000,
      );
    expect(await count('erasures')).toBeGreaterThan(0);
  }, 60_000);

  it('of an account that a guest just joined takes the guest with it', async () => {
    const [word, client] = [unique(), await asGuest(api.client())];
    await register(api.client(), word);
    const guestId = await idOf(client);
    await submitAnswer(client);
    const { id } = await logIn(client, word);
    await leave(client, word);
    for (const trace of [guestId, id])
      await eventually(
        () => findMentions(api.database, trace),
        (mentions) => mentions.length === 0,
        30_000,
      );
  }, 60_000);
});

describe('an api that is killed', () => {
  const WORK = 15;

  async function workOf(client: TestClient): Promise<string[]> {
    const ids: string[] = [];
    for (let made = 0; made < WORK; made++) ids.push(await submitAnswer(client));
    await saveDraft(client, 'kept');
    return ids.sort();
  }

  it('in the middle of a merge leaves nothing behind: the next one completes it', async () => {
    const [word, client] = [unique(), await asGuest(api.client())];
    await register(api.client(), word);
    const guestId = await idOf(client);
    const ids = await workOf(client);
    const signingIn = logIn(client, word).catch(() => undefined);
    await eventually(
      () => count('merges', { guest: guestId }),
      (open) => open > 0,
      20_000,
    );
    await api.kill();
    await signingIn;
    expect(await count('merges', { guest: guestId })).toBe(1);
    await api.start();
    await eventually(
      () => count('merges', { guest: guestId }),
      (open) => open === 0,
      60_000,
    );
    const returning = api.client();
    await logIn(returning, word);
    expect((await historyOf(returning)).sort()).toEqual(ids);
    expect(await draftOf(returning)).toMatchObject({ draft: { files: [{ content: 'kept' }] } });
    expect(await findMentions(api.database, guestId)).toEqual([]);
  }, 240_000);

  it('in the middle of a deletion erases the rest when it runs again', async () => {
    const [word, client] = [unique(), api.client()];
    const { id } = await register(client, word);
    await workOf(client);
    await leave(client, word);
    await eventually(
      () => count('submissions', { user: id }),
      (left) => left < WORK,
      60_000,
    );
    await api.kill();
    const left = await count('submissions', { user: id });
    expect(left).toBeGreaterThan(0);
    await api.start();
    await eventually(
      () => findMentions(api.database, id),
      (mentions) => mentions.length === 0,
      60_000,
    );
  }, 240_000);
});
