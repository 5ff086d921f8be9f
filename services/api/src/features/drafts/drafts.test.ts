import { foundDraftSchema, savedDraftSchema } from '@hone/contracts';
import { z } from 'zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';
import { WORKER } from '../../testing/test-worker.js';

let test: TestApi<MemoryDependencies>;
let client: TestClient;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  client = await test.guest();
});
afterEach(() => test.close());

const ADDRESS = '/api/v1/drafts/price-spread';
const files = (content: string) => [{ path: 'main.py', content }];
const body = (content: string, revision: number, changes: object = {}) => ({
  method: 'PUT',
  json: { language: 'python', files: files(content), revision, ...changes },
});
const put = (content: string, revision: number) =>
  client.get(savedDraftSchema, ADDRESS, body(content, revision));
const tryToPut = (content: string, revision: number, changes: object = {}) =>
  client.call(ADDRESS, body(content, revision, changes));
const find = (asker = client, language = 'python') =>
  asker.get(foundDraftSchema, `${ADDRESS}?language=${language}`);

describe('drafts over the limit', () => {
  it('are rejected with the limit and what is kept', async () => {
    const { user } = await client.get(z.object({ user: z.object({ id: z.string() }) }), '/api/v1/me');
    const { drafts } = test.world.repositories;
    const large = { slug: 'price-spread', savedAt: 1, files: files('x'.repeat(250_000)) };
    for (let revision = 1; revision <= 78; revision++)
      await drafts.insert({ ...large, user: user.id, language: 'java', revision });
    expect(await tryToPut('y'.repeat(250_000), 0)).toMatchObject({ status: 200 });
    const answer = await tryToPut('y'.repeat(251_000), 0, { language: 'javascript' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'DRAFT_QUOTA' } });
    expect((answer.body as { detail: string }).detail).toMatch(
      /20 MB.*was not saved.*earlier drafts are kept/,
    );
    expect((await find()).draft?.files).toEqual(files('y'.repeat(250_000)));
  });
});

describe('a draft', () => {
  it('is kept per variant, in challenges that draw them', async () => {
    await put('of none', 0);
    expect(await tryToPut('of one', 0, { variant: 'one' })).toMatchObject({ status: 200 });
    const of = async (variant: string) =>
      (await client.get(foundDraftSchema, `${ADDRESS}?language=python&variant=${variant}`)).draft?.files;
    expect([await of('one'), await of('two')]).toEqual([files('of one'), undefined]);
    expect((await find()).draft?.files).toEqual(files('of none'));
    for (const variant of ['a:b', '', 'x'.repeat(41)])
      expect(await tryToPut('more', 0, { variant })).toMatchObject({ status: 422 });
  });

  it('is kept per user, challenge and language, and counts its saved states', async () => {
    expect(await find()).toEqual({ draft: null });
    const savedAt = '2026-03-01T12:00:00.000Z';
    expect(await put('one', 0)).toEqual({ revision: 1, savedAt });
    expect(await put('two', 1)).toEqual({ revision: 2, savedAt });
    expect(await find()).toEqual({
      draft: { language: 'python', files: files('two'), revision: 2, savedAt },
    });
    expect(await find(client, 'javascript')).toEqual({ draft: null });
    expect(await find(await test.guest())).toEqual({ draft: null });
    expect(await find(test.visitor())).toEqual({ draft: null });
  });

  it('is not overwritten by one that was written on an older state', async () => {
    await put('one', 0);
    await put('two', 1);
    expect(await tryToPut('mine', 1)).toMatchObject({
      status: 409,
      body: { code: 'DRAFT_CONFLICT', draft: { revision: 2, files: files('two') } },
    });
    expect(await put('merged', 2)).toMatchObject({ revision: 3 });
  });

  it('takes a repeated saving, whose answer was lost, as the one that it repeats', async () => {
    await put('one', 0);
    expect(await put('two', 1)).toMatchObject({ revision: 2 });
    expect(await put('two', 1)).toMatchObject({ revision: 2 });
    expect(await put('two', 2)).toMatchObject({ revision: 2 });
  });

  it('is saved once by tabs at the same time; the others get the winner', async () => {
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((text) => tryToPut(text, 0)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const winner = (await find()).draft?.files;
    for (const { status, body: problem } of answers)
      if (status === 409) expect(problem).toMatchObject({ draft: { files: winner } });
  });

  it('starts over when the server has none, whatever revision the browser remembers', async () => {
    expect(await put('from another place', 7)).toMatchObject({ revision: 1 });
  });

  it('may be blank', async () => {
    expect(await put('', 0)).toMatchObject({ revision: 1 });
  });

  it('is saved in a language that is not available now', async () => {
    await test.worker.announce({ ...WORKER, canary: 'failed' });
    test.world.clock.advance(1_000);
    expect(await put('kept', 0)).toMatchObject({ revision: 1 });
  });

  it('accepts the same files as a submission', async () => {
    const wrong: [object, string, string][] = [
      [{ language: 'cobol' }, 'LANGUAGE_NOT_OFFERED', 'language'],
      [{ files: [{ path: '../evil', content: 'x' }] }, 'FILE_PATH_REFUSED', 'files.0.path'],
      [{ files: [{ path: 'other.py', content: 'x' }] }, 'FILE_PATH_REFUSED', 'files.0.path'],
      [{ files: files('x'.repeat(262_145)) }, 'FILE_TOO_LARGE', 'files'],
      [{ files: files('a\0') }, 'FILE_ENCODING', 'files.0.content'],
      [{ files: files('a\ud800') }, 'FILE_ENCODING', 'files.0.content'],
      [{ files: [] }, 'REQUEST_INVALID', 'files'],
      [{ revision: -1 }, 'REQUEST_INVALID', 'revision'],
      [{ owner: 'me' }, 'REQUEST_INVALID', 'owner'],
    ];
    for (const [changes, code, path] of wrong)
      expect(await tryToPut('x', 0, changes)).toMatchObject({
        status: 422,
        body: { code, errors: expect.arrayContaining([expect.objectContaining({ path })]) },
      });
    expect(await find()).toEqual({ draft: null });
  });

  it('requires a language, a challenge, and a user', async () => {
    expect(await client.call(ADDRESS)).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
    const nowhere = '/api/v1/drafts/nope?language=python';
    expect(await client.call(nowhere)).toMatchObject({
      status: 404,
      body: { code: 'CHALLENGE_NOT_FOUND' },
    });
    expect(await client.call('/api/v1/drafts/nope', body('x', 0))).toMatchObject({ status: 404 });
    expect(await test.visitor().call(ADDRESS, body('x', 0))).toMatchObject({
      status: 401,
      body: { code: 'AUTH_REQUIRED' },
    });
  });

  it('is kept with the revisions before it, except old ones', async () => {
    for (let revision = 0; revision < 8; revision++) await put(`state ${revision}`, revision);
    const place = { user: await me(), slug: 'price-spread', language: 'python' };
    expect(await test.world.repositories.drafts.listRevisions(place)).toEqual([4, 5, 6, 7, 8]);
  });
});

async function me(): Promise<string> {
  const answer = await client.call('/api/v1/me');
  return (answer.body as { user: { id: string } }).user.id;
}
