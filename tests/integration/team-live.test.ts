import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { teamChangeSchema, watchAckSchema, type TeamChange } from '@hone/contracts/hiring';
import { createMetrics } from '@hone/kit';
import { createSilentLogger } from '@hone/kit/testing';
import { attachRealtime, createApiClient } from '@hone/realtime';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { whoIs } from '../../services/api/src/testing/account-people.js';
import {
  actOn,
  createWorkspace,
  invite,
  joinAs,
  openInvitation,
  publishAssessment,
} from '../../services/api/src/testing/hiring-people.js';
import { TestClient } from '../../services/api/src/testing/test-client.js';
import { eventually } from '../support/eventually.js';
import { SERVICE_TOKEN, startRealApi, type RealApi } from '../support/api/real-api.js';

/** A gateway as in a separate process: it asks the api over HTTP, and receives changes from Redis. */
async function openGateway({ api }: RealApi) {
  const httpServer = createServer((_request, response) => response.writeHead(404).end());
  const realtime = attachRealtime(httpServer, {
    ...createApiClient({ apiUrl: api.url, serviceToken: SERVICE_TOKEN }),
    log: api.eventLog,
    teamChanges: api.teamChanges,
    logger: createSilentLogger(),
    metrics: createMetrics({ service: 'realtime' }),
  });
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
  return {
    url,
    async close() {
      await realtime.close();
      httpServer.closeAllConnections();
      await new Promise((resolve) => httpServer.close(resolve));
    },
  };
}

let real: RealApi;
let gateway: Awaited<ReturnType<typeof openGateway>>;
const sockets: Socket[] = [];
beforeAll(async () => {
  real = await startRealApi();
  gateway = await openGateway(real);
}, 60_000);
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await gateway.close();
  await real.close();
}, 60_000);

/** A user in a browser: requests to the api, and a socket to the gateway. */
async function watchAs(client: TestClient, workspace: string) {
  const cookie = client.cookie ?? '';
  const socket = io(`${gateway.url}/live`, { forceNew: true, extraHeaders: { cookie } });
  sockets.push(socket);
  const changes: TeamChange[] = [];
  socket.on('change', (raw: unknown) => changes.push(teamChangeSchema.parse(raw)));
  const ask = async () =>
    watchAckSchema.parse(await socket.timeout(30_000).emitWithAck('watch', { workspace }));
  const ack = await ask();
  return { socket, changes, ack, ask };
}

const hears = (changes: readonly TeamChange[], wanted: (change: TeamChange) => boolean) =>
  eventually(
    () => changes.some(wanted),
    (heard) => heard,
  );

const isOf = (sitting: string) => (change: TeamChange) =>
  change.type === 'sitting.changed' && change.sitting === sitting;

it('a team receives over its sockets what candidates and colleagues do, until its rights are gone', async () => {
  const visitor = () => new TestClient(real.api.url);
  const [owner, blind, author, stranger, candidate] = [1, 2, 3, 4, 5].map(visitor) as [
    TestClient,
    TestClient,
    TestClient,
    TestClient,
    TestClient,
  ];
  const word = `live${process.pid}`;
  const workspace = await createWorkspace(owner, word);
  await joinAs(owner, workspace, blind, { word: `${word}b`, role: 'blind-reviewer' });
  await joinAs(owner, workspace, author, { word: `${word}c`, role: 'author' });
  await createWorkspace(stranger, `${word}d`);
  const assessment = await publishAssessment(owner, workspace);
  const { id, token } = await invite(owner, workspace, assessment, { name: 'Grace' });

  const [team, reviewer] = [await watchAs(owner, workspace), await watchAs(blind, workspace)];
  expect([team.ack, reviewer.ack]).toEqual([{ ok: true }, { ok: true }]);
  for (const [client, code] of [
    [author, 'WORKSPACE_FORBIDDEN'],
    [stranger, 'WORKSPACE_NOT_FOUND'],
    [visitor(), 'AUTH_REQUIRED'],
  ] as const)
    expect((await watchAs(client, workspace)).ack).toMatchObject({ ok: false, error: { code } });

  // A candidate starts and submits: everybody learns which row to read again, and nothing else.
  await openInvitation(candidate, token);
  await actOn(candidate, id, 'start');
  const ofRow = (change: TeamChange) => change.type === 'sitting.changed' && change.part === 'row';
  await hears(team.changes, ofRow);
  await hears(reviewer.changes, ofRow);
  expect(team.changes.find(ofRow)).toEqual({
    type: 'sitting.changed',
    workspace,
    assessment,
    sitting: id,
    part: 'row',
  });
  await actOn(candidate, id, 'finish');

  // Only those who may see a decision are notified. Changes arrive in order, so those around it show that a blind
  // reviewer receives nothing of it.
  const before = await invite(owner, workspace, assessment, { name: 'Ida' });
  for (const { changes } of [team, reviewer]) {
    await hears(changes, isOf(before.id));
    changes.length = 0;
  }
  const decision = { outcome: 'hold', reason: 'One of two parts.', after: 0 };
  await owner.call(`/api/v1/workspaces/${workspace}/sittings/${id}/decision`, { json: decision });
  await hears(team.changes, ofRow);
  const after = await invite(owner, workspace, assessment, { name: 'Mary' });
  await hears(reviewer.changes, isOf(after.id));
  expect(reviewer.changes).toHaveLength(1);

  // A member who leaves the workspace is notified, and receives nothing afterwards.
  const { id: user } = (await whoIs(blind)) ?? { id: '' };
  await owner.call(`/api/v1/workspaces/${workspace}/members/${user}`, { method: 'DELETE' });
  await hears(reviewer.changes, ({ type }) => type === 'watch.ended');
  expect(reviewer.changes.at(-1)).toEqual({ type: 'watch.ended', workspace, code: 'WORKSPACE_NOT_FOUND' });
  await invite(owner, workspace, assessment, { name: 'Rózsa' });
  expect(await reviewer.ask()).toMatchObject({ error: { code: 'WORKSPACE_NOT_FOUND' } });
  expect(reviewer.changes).toHaveLength(2);
}, 60_000);

it('continues after a Redis outage', async () => {
  const owner = new TestClient(real.api.url);
  const workspace = await createWorkspace(owner, `away${process.pid}`);
  const assessment = await publishAssessment(owner, workspace);
  const team = await watchAs(owner, workspace);
  expect(team.ack).toEqual({ ok: true });
  real.redis.cut();
  real.redis.restore();
  // Notices may be lost meanwhile; later ones arrive.
  await eventually(
    async () => {
      await owner.call(`/api/v1/workspaces/${workspace}/assessments/${assessment}/invitations`, { json: {} });
      return team.changes.length;
    },
    (count) => count > 0,
  );
}, 60_000);
