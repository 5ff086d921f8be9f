import {
  auditListSchema,
  createdShareLinkSchema,
  shareLinkListSchema,
  sharedReportSchema,
  workspaceSchema,
} from '@hone/contracts/hiring';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { actOn, startSitting } from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

const DAY = 24 * 3_600_000;

let test: TestApi<MemoryDependencies>;
let team: TestClient;
let workspace: string;
let sitting: string;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  team = test.visitor();
  const candidate = test.visitor();
  const invitation = { name: 'Grace Hopper', extraTimePercent: 50 };
  ({ workspace, sitting } = await startSitting(team, candidate, invitation));
  await candidate.call(`/api/v1/sittings/${sitting}/messages`, { json: { text: 'Grace here' } });
  await actOn(candidate, sitting, 'finish');
});
afterEach(() => test.close());

const links = () => `/api/v1/workspaces/${workspace}/sittings/${sitting}/share-links`;
const create = (json: object) => team.get(createdShareLinkSchema, links(), { json }, 201);
const open = (url: string) => test.visitor().call(`/api/v1${url}`);
const setBlind = (blind: boolean) =>
  team.get(workspaceSchema, `/api/v1/workspaces/${workspace}`, { method: 'PATCH', json: { blind } });

it('shows a report to anybody with the link, until it is withdrawn', async () => {
  await setBlind(false);
  const { url, id } = await create({ names: true });
  const { body } = await open(url);
  expect(sharedReportSchema.parse(body)).toMatchObject({ candidate: 'Grace Hopper', percent: 0 });
  // Accommodations and what was written to the team are nobody else's.
  expect(JSON.stringify(body)).not.toMatch(/extraTime|Grace here/);
  expect((await team.get(shareLinkListSchema, links())).items.map((link) => link.id)).toEqual([id]);
  expect((await team.call(`${links()}/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await open(url)).body).toMatchObject({ status: 404, code: 'SHARE_LINK_INVALID' });
  expect((await team.call(`${links()}/${id}`, { method: 'DELETE' })).status).toBe(404);
});

it('names nobody while reviews are blind, also by an older link', async () => {
  const blind = await create({ names: true });
  expect([blind.names, JSON.stringify((await open(blind.url)).body).includes('Hopper')]).toEqual([
    false,
    false,
  ]);
  await setBlind(false);
  const named = await create({ names: true });
  await setBlind(true);
  expect(sharedReportSchema.parse((await open(named.url)).body).candidate).toBeNull();
});

it('ends after its days, and with the data of the candidate', async () => {
  const [short, long] = [await create({ days: 1 }), await create({ days: 90 })];
  test.world.clock.advance(DAY);
  expect((await open(short.url)).status).toBe(404);
  expect((await open(long.url)).status).toBe(200);
  const json = { sittings: [sitting] };
  expect((await team.call(`/api/v1/workspaces/${workspace}/sittings/erase`, { json })).status).toBe(200);
  expect((await open(long.url)).status).toBe(404);
});

it('records each reading in the audit log', async () => {
  test.world.clock.advance(1_000);
  const { url, id } = await create({});
  test.world.clock.advance(1_000);
  await open(url);
  const { items } = await team.get(auditListSchema, `/api/v1/workspaces/${workspace}/audit`);
  expect(items.slice(0, 2)).toMatchObject([
    { actor: 'share link', action: 'sitting.view', subject: sitting, detail: id },
    { actor: 'Person ada', action: 'report.share', subject: sitting, detail: id },
  ]);
});
