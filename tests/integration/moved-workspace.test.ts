import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createdShareLinkSchema, sharedReportSchema, sittingListSchema } from '@hone/contracts/hiring';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { logIn, register } from '../../services/api/src/testing/account-people.js';
import {
  actOn,
  createWorkspace,
  getReport,
  invite,
  openInvitation,
  publishAssessment,
} from '../../services/api/src/testing/hiring-people.js';
import { SUBMISSION } from '../../services/api/src/testing/test-api.js';
import { TestClient } from '../../services/api/src/testing/test-client.js';
import { eventually } from '../support/eventually.js';
import { OPERATOR_TOKEN, startRealApi, type RealApi } from '../support/api/real-api.js';
import { openCommandLine } from '../support/site/command-line.js';

const folder = mkdtempSync(join(tmpdir(), 'hone-moved-'));
let [from, to]: [RealApi?, RealApi?] = [];
beforeAll(async () => {
  [from, to] = await Promise.all([startRealApi(), startRealApi()]);
}, 60_000);
afterAll(async () => {
  await Promise.all([from?.close(), to?.close()]);
  rmSync(folder, { recursive: true });
}, 60_000);

const visitor = (site: RealApi | undefined) => new TestClient(site?.api.url ?? '');

async function sit(team: TestClient, workspace: string): Promise<{ assessment: string; sitting: string }> {
  const candidate = visitor(from);
  const assessment = await publishAssessment(team, workspace);
  const { token } = await invite(team, workspace, assessment, { name: '=1+1 Grace' });
  const sitting = await openInvitation(candidate, token);
  await actOn(candidate, sitting, 'start');
  await candidate.call('/api/v1/submissions', { json: { ...SUBMISSION, sitting } });
  const attempt = await eventually(() => from?.worker.take().catch(() => undefined), Boolean, 20_000);
  const score = { points: 70, max: 100, percent: 70, groups: [] };
  await attempt?.report({ verdict: 'partial', score });
  await actOn(candidate, sitting, 'finish');
  await eventually(
    () => getReport(team, workspace, sitting),
    ({ row }) => row.status === 'graded',
  );
  return { assessment, sitting };
}

it('a workspace moves to another database by the command line, and its reports can be shared there', async () => {
  const [team, owner] = [visitor(from), visitor(to)];
  const word = `mover${process.pid}`;
  const workspace = await createWorkspace(team, word);
  const { assessment, sitting } = await sit(team, workspace);
  const file = join(folder, 'workspace.ndjson');
  writeFileSync(file, await (await team.open(`/api/v1/workspaces/${workspace}/export`)).text());

  await register(owner, word);
  const env = { HONE_API_URL: to?.api.url ?? '', HONE_OPERATOR_TOKEN: OPERATOR_TOKEN };
  const hone = openCommandLine(folder, env);
  const restore = () => hone('admin', 'restore-workspace', file, `${word}@example.org`);
  expect(await restore()).toMatchObject({ code: 0, json: { ok: true } });
  expect(await restore()).toMatchObject({ code: 1, json: { ok: false } });

  await logIn(owner, word);
  const [before, after] = await Promise.all([
    getReport(team, workspace, sitting),
    getReport(owner, workspace, sitting),
  ]);
  expect({ ...after, ownReview: null }).toEqual({ ...before, ownReview: null });
  const list = `/api/v1/workspaces/${workspace}/sittings?assessment=${assessment}`;
  expect((await owner.get(sittingListSchema, list)).items).toMatchObject([{ id: sitting, percent: 70 }]);

  const path = `/api/v1/workspaces/${workspace}/sittings/${sitting}/share-links`;
  const { url } = await owner.get(createdShareLinkSchema, path, { json: { days: 1 } }, 201);
  const shared = await visitor(to).get(sharedReportSchema, `/api/v1${url}`);
  expect(shared).toMatchObject({ candidate: null, percent: 70 });
  expect((await visitor(from).call(`/api/v1${url}`)).status).toBe(404);
}, 120_000);
