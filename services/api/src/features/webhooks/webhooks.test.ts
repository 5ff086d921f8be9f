import {
  createdWebhookSchema,
  deliveryListSchema,
  webhookListSchema,
  type CreatedWebhook,
} from '@hone/contracts/hiring';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  actOn,
  createWorkspace,
  getReport,
  invite,
  openInvitation,
  publishAssessment,
} from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';
import { BACK_OFF_MS } from './deliver.js';

let test: TestApi<MemoryDependencies>;
let team: TestClient;
let candidate: TestClient;
let workspace: string;
let sitting: string;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  test.world.clock.set(Date.now() - test.world.clock.now());
  team = test.visitor();
  candidate = test.visitor();
  workspace = await createWorkspace(team, 'ada');
  const { token } = await invite(team, workspace, await publishAssessment(team, workspace));
  sitting = await openInvitation(candidate, token);
});
afterEach(() => test.close());

const path = (rest = '') => `/api/v1/workspaces/${workspace}/webhooks${rest}`;
const ALL = ['sitting.started', 'sitting.finished', 'sitting.graded', 'decision.made'];

function add(events: readonly string[] = ALL): Promise<CreatedWebhook> {
  const json = { url: 'https://example.org/hook', events };
  return team.get(createdWebhookSchema, path(), { json }, 201);
}

const deliver = () => test.api.services.deliverWebhooks();
const sent = () => test.world.webhookSender.sent;
const deliveries = async (id: string) =>
  (await team.get(deliveryListSchema, path(`/${id}/deliveries`))).items;

describe('a webhook', () => {
  it('is sent each event once, signed, with ids and nothing else', async () => {
    const { id, secret } = await add();
    await actOn(candidate, sitting, 'start');
    await actOn(candidate, sitting, 'finish');
    await actOn(candidate, sitting, 'finish');
    const json = { outcome: 'hold', reason: 'Let us see.', after: 0 };
    await team.call(`/api/v1/workspaces/${workspace}/sittings/${sitting}/decision`, { json });
    await deliver();
    expect(await deliver()).toBe(false);
    const types = sent().map(({ body }) => (JSON.parse(body) as { type: string }).type);
    expect(types.sort()).toEqual([...ALL].sort());
    for (const { headers, body } of sent()) expect(new Webhook(secret).verify(body, headers)).toBeTruthy();
    const first = sent().find(({ body }) => body.includes('sitting.started'));
    expect(Object.keys((JSON.parse(first?.body ?? '') as { data: object }).data)).toEqual([
      'workspace',
      'assessment',
      'sitting',
    ]);
    expect(() => new Webhook(secret).verify(`${first?.body} `, first?.headers ?? {})).toThrow();
    const log = await deliveries(id);
    expect(log.map(({ state, attempts }) => [state, attempts[0]?.status])).toEqual(
      Array.from({ length: 4 }, () => ['delivered', 204]),
    );
  });

  it('is tried again for a day with growing waits, then switched off', async () => {
    const { id } = await add(['sitting.started']);
    test.world.webhookSender.state.answer = { status: 500 };
    await actOn(candidate, sitting, 'start');
    await deliver();
    for (const wait of BACK_OFF_MS) {
      test.world.clock.advance(wait - 1);
      const before = sent().length;
      await deliver();
      expect(sent()).toHaveLength(before);
      test.world.clock.advance(1);
      await deliver();
      expect(sent()).toHaveLength(before + 1);
    }
    expect(await deliver()).toBe(false);
    expect(new Set(sent().map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(sent().map(({ headers }) => headers['webhook-timestamp'])).size).toBe(sent().length);
    const [delivery] = await deliveries(id);
    expect([delivery?.state, delivery?.attempts.length]).toEqual(['failed', BACK_OFF_MS.length + 1]);
    const [webhook] = (await team.get(webhookListSchema, path())).items;
    expect(webhook?.disabledAt).not.toBeNull();
  });

  it('is replayed with the same id, once it is on again', async () => {
    const { id } = await add();
    test.world.webhookSender.state.answer = { status: 410 };
    await actOn(candidate, sitting, 'start');
    await deliver();
    expect((await deliveries(id))[0]?.state).toBe('failed');
    test.world.webhookSender.state.answer = { status: 200 };
    await team.call(path(`/${id}`), { method: 'PATCH', json: { enabled: true } });
    const [delivery] = await deliveries(id);
    const replayed = await team.call(path(`/${id}/deliveries/${delivery?.id}/replay`), { method: 'POST' });
    expect(replayed.status).toBe(204);
    await deliver();
    expect((await deliveries(id))[0]).toMatchObject({
      state: 'delivered',
      attempts: [{ status: 410 }, { status: 200 }],
    });
    expect(new Set(sent().map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('is rejected for addresses that are not public, or contain a password', async () => {
    for (const [url, code] of [
      ['http://127.0.0.1/hook', 'WEBHOOK_ADDRESS'],
      ['https://user:word@example.org/', 'REQUEST_INVALID'],
      ['ftp://example.org/', 'REQUEST_INVALID'],
    ]) {
      const { status, body } = await team.call(path(), { json: { url, events: ALL } });
      expect([url, status, body]).toMatchObject([url, 422, { code, errors: [{ path: 'url' }] }]);
    }
  });

  it('belongs to its workspace, shows its secret once, and sends nothing after its end', async () => {
    const { id, secret } = await add();
    const other = test.visitor();
    const elsewhere = await createWorkspace(other, 'other');
    for (const [method, rest] of [
      ['PATCH', ''],
      ['DELETE', ''],
      ['GET', '/deliveries'],
    ] as const) {
      const json = method === 'PATCH' ? { json: { enabled: true } } : {};
      const address = `/api/v1/workspaces/${elsewhere}/webhooks/${id}${rest}`;
      expect((await other.call(address, { method, ...json })).body).toMatchObject({
        code: 'WEBHOOK_NOT_FOUND',
      });
    }
    expect(JSON.stringify((await team.call(path())).body)).not.toContain(secret);
    const stored = await test.world.repositories.hiring.webhooks.find(id);
    expect(JSON.stringify(stored)).not.toContain(secret);
    await team.call(path(`/${id}`), { method: 'DELETE' });
    await actOn(candidate, sitting, 'start');
    await deliver();
    expect(sent()).toEqual([]);
    expect((await getReport(team, workspace, sitting)).row.status).toBe('started');
  });

  it('is limited to ten of a workspace', async () => {
    for (let made = 0; made < 10; made += 1) await add(['decision.made']);
    const eleventh = { json: { url: 'https://example.org/', events: ALL } };
    expect((await team.call(path(), eleventh)).body).toMatchObject({ code: 'WEBHOOK_TOO_MANY' });
  });
});
