import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { draftConflictSchema, foundDraftSchema, savedDraftSchema } from '@hone/contracts';
import { TestClient, type Answer } from '../../services/api/src/testing/test-client.js';
import { eventually } from '../support/eventually.js';
import { sharedSite } from '../support/site/shared-site.js';
import type { RunningSite } from '../support/site/site.js';

const ADDRESS = '/api/v1/drafts/busiest-window';
const ACCOUNT = {
  email: `ada-${randomBytes(5).toString('hex')}@example.org`,
  password: 'the engine weaves algebra',
  name: 'Ada',
};

let site: RunningSite;
beforeAll(async () => {
  // Drafts need no worker: they are saved even when nothing can be graded.
  site = await sharedSite();
}, 120_000);

async function guest(): Promise<TestClient> {
  const client = new TestClient(site.url);
  await client.call('/api/v1/auth/guest', { method: 'POST' });
  return client;
}

/** Another tab of the same browser. */
function tabOf(client: TestClient): TestClient {
  const tab = new TestClient(site.url);
  tab.cookie = client.cookie;
  return tab;
}

const files = (content: string) => [{ path: 'main.py', content }];
const put = (client: TestClient, content: string, revision: number): Promise<Answer> =>
  client.call(ADDRESS, { method: 'PUT', json: { language: 'python', files: files(content), revision } });
const find = async (client: TestClient) =>
  (await client.get(foundDraftSchema, `${ADDRESS}?language=python`)).draft;

describe('drafts of a whole site', () => {
  it('are saved though no language is offered, and found by every tab', async () => {
    const client = await guest();
    expect(await find(client)).toBeNull();
    const saved = savedDraftSchema.parse((await put(client, 'one', 0)).body);
    expect(saved.revision).toBe(1);
    expect(await find(tabOf(client))).toEqual({ language: 'python', files: files('one'), ...saved });
  }, 60_000);

  it('show the second of two tabs what the first has saved, and take its merge of both', async () => {
    const first = await guest();
    const second = tabOf(first);
    await put(first, 'common', 0);
    expect((await put(first, 'of the first', 1)).status).toBe(200);
    const rejected = await put(second, 'of the second', 1);
    expect(rejected.status).toBe(409);
    expect(rejected.headers.get('content-type')).toMatch('application/problem+json');
    const { code, draft } = draftConflictSchema.parse(rejected.body);
    expect([code, draft.revision, draft.files]).toEqual(['DRAFT_CONFLICT', 2, files('of the first')]);
    expect((await find(first))?.files).toEqual(files('of the first'));
    expect((await put(second, 'of both', draft.revision)).body).toMatchObject({ revision: 3 });
    expect((await find(first))?.files).toEqual(files('of both'));
  }, 60_000);

  it('accept exactly one of many concurrent saves; each other gets the winner', async () => {
    const client = await guest();
    for (const base of [0, 1, 2]) {
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) => put(tabOf(client), `${base}: tab ${index}`, base)),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const newest = await find(client);
      expect(newest?.revision).toBe(base + 1);
      const others = answers.filter(({ status }) => status === 409);
      expect(others).toHaveLength(9);
      for (const { body } of others) expect(draftConflictSchema.parse(body).draft).toEqual(newest);
    }
  }, 60_000);

  it('answer a repeated save like the first time when its response was lost', async () => {
    const client = await guest();
    const first = await put(client, 'sent twice', 0);
    expect((await put(client, 'sent twice', 0)).body).toEqual(first.body);
  }, 60_000);

  it('move along when a guest signs in; the latest save is on top', async () => {
    const owner = await guest();
    const registered = await owner.call('/api/v1/auth/register', { json: ACCOUNT });
    expect(registered.status).toBe(201);
    await put(owner, 'at home', 0);
    const elsewhere = await guest();
    await put(elsewhere, 'on the train', 0);
    const { name: _name, ...credentials } = ACCOUNT;
    expect((await elsewhere.call('/api/v1/auth/login', { json: credentials })).status).toBe(200);
    const newest = await eventually(
      () => find(elsewhere),
      (draft) => draft?.files[0]?.content === 'on the train',
    );
    expect(await find(owner)).toEqual(newest);
    expect((await put(owner, 'at home, on', 1)).status).toBe(409);
  }, 60_000);
});
