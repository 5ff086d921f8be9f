import { foundResultLinkSchema, resultLinkSchema, sharedResultSchema, type Judgement } from '@hone/contracts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bearing, createToken, credentialsOf, register } from '../../testing/account-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

const WEB = mkdtempSync(join(tmpdir(), 'hone-pages-'));
let test: TestApi<MemoryDependencies>;
let owner: TestClient;
beforeEach(async () => {
  writeFileSync(join(WEB, 'index.html'), '<html><head><title>Hone</title></head><body></body></html>');
  test = await TestApi.start(createMemoryDependencies({ webDir: WEB }));
  owner = test.visitor();
  await register(owner, 'ada');
});
afterEach(() => test.close());
afterAll(() => rmSync(WEB, { recursive: true }));

const HIDDEN = {
  id: 'hidden',
  title: 'A secret family',
  group: 'correct',
  weight: 1,
  required: true,
  status: 'pass',
  score: 1,
  visible: false,
  evidence: { type: 'summary', text: 'a secret sentence' },
} as const;

async function solve(judgement: Partial<Judgement> = {}, changes: object = {}): Promise<string> {
  const { id } = await test.submit(owner, changes);
  const attempt = await test.worker.take();
  await attempt.report({ checks: [HIDDEN], ...judgement });
  await test.record();
  return id;
}

const pathOf = (id: string) => `/api/v1/submissions/${id}/share`;
const share = (id: string, json: object = {}) => owner.get(resultLinkSchema, pathOf(id), { json });
const tokenOf = (url: string) => url.split('/').at(-1) ?? '';
const open = (url: string) => test.visitor().call(`/api/v1/shared-results/${tokenOf(url)}`);

describe('a shared result', () => {
  it('shows points to anybody, and neither checks nor code nor a name', async () => {
    const id = await solve();
    const { url } = await share(id);
    expect(url).toMatch(/^https:\/\/hone\.example\.org\/s\/[\w-]{43}$/);
    const { body } = await open(url);
    expect(sharedResultSchema.parse(body)).toMatchObject({ points: 100, max: 100, files: null, name: null });
    expect(JSON.stringify(body)).not.toMatch(/secret|print\(4\)|Person|example\.org/);
    expect(url).not.toContain(id);
  });

  it('shows what its owner chooses, under one link', async () => {
    const id = await solve();
    const first = await share(id);
    const shown = await share(id, { code: true, name: true });
    expect(shown).toEqual({ url: first.url, code: true, name: true });
    const { body } = await open(shown.url);
    expect(body).toMatchObject({ name: credentialsOf('ada').name, files: [{ path: 'main.py' }] });
    expect(await owner.get(foundResultLinkSchema, pathOf(id))).toEqual({ sharable: true, link: shown });
  });

  it('ends when it is withdrawn; sharing again makes another link', async () => {
    const id = await solve();
    const { url } = await share(id);
    expect((await owner.call(pathOf(id), { method: 'DELETE' })).status).toBe(204);
    expect(await open(url)).toMatchObject({ status: 404, body: { code: 'SHARED_RESULT_GONE' } });
    expect((await share(id)).url).not.toBe(url);
  });

  it('ends with the account', async () => {
    const { url } = await share(await solve());
    const { password } = credentialsOf('ada');
    expect((await owner.call('/api/v1/me/delete', { json: { password } })).status).toBe(204);
    expect(await open(url)).toMatchObject({ status: 404, body: { code: 'SHARED_RESULT_GONE' } });
    await test.api.services.settlePeople();
    expect(await test.world.repositories.sharedResults.list({ where: {} })).toEqual([]);
  });

  it.each([
    ['a rejected answer', { verdict: 'rejected', reason: 'wrong-answer' }],
    ['a partial answer', { verdict: 'partial', reason: 'wrong-answer' }],
  ] as const)('is never %s', async (_what, judgement) => {
    const id = await solve(judgement);
    expect(await owner.call(pathOf(id), { json: {} })).toMatchObject({
      status: 409,
      body: { code: 'SHARE_UNSOLVED' },
    });
    expect(await owner.get(foundResultLinkSchema, pathOf(id))).toEqual({ sharable: false, link: null });
  });

  it('belongs to its owner: others, and tokens that only read, change nothing', async () => {
    const id = await solve();
    const { url } = await share(id);
    const other = test.visitor();
    await register(other, 'bob');
    for (const method of ['GET', 'POST', 'DELETE'])
      expect(await other.call(pathOf(id), { method })).toMatchObject({
        body: { code: 'SUBMISSION_NOT_FOUND' },
      });
    const { token } = await createToken(owner, ['read']);
    const reading = { method: 'DELETE', headers: bearing(token) };
    expect(await test.visitor().call(pathOf(id), reading)).toMatchObject({ status: 403 });
    expect((await open(url)).status).toBe(200);
  });

  it('has a page with a preview, and a picture; a link that ended has neither', async () => {
    const id = await solve();
    const { url } = await share(id);
    const page = await test.visitor().call(`/s/${tokenOf(url)}`);
    expect([page.status, String(page.body)]).toEqual([200, expect.stringContaining('100 of 100 points')]);
    expect(String(page.body)).toContain(
      `content="${url.replace('/s/', '/api/v1/shared-results/')}/card.png"`,
    );
    const card = await test.visitor().open(`/api/v1/shared-results/${tokenOf(url)}/card.png`);
    const bytes = Buffer.from(await card.arrayBuffer());
    expect([card.headers.get('content-type'), bytes.subarray(1, 4).toString()]).toEqual(['image/png', 'PNG']);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    await owner.call(pathOf(id), { method: 'DELETE' });
    const gone = await test.visitor().call(`/s/${tokenOf(url)}`);
    expect([gone.status, String(gone.body).includes('og:')]).toEqual([404, false]);
  });
});
