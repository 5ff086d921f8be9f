import { assessmentSchema, sittingListSchema, type StartWindow } from '@hone/contracts/hiring';
import { isoTime } from '@hone/kit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { logIn, register } from '../../testing/account-people.js';
import {
  actOn,
  createWorkspace,
  getReport,
  invite,
  publishAssessment,
  SAMPLE_CONTENT,
  saveDraft,
  startInvited,
} from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

const HOUR = 3_600_000;

type Site = TestApi<MemoryDependencies>;

let from: Site;
let to: Site;
let team: TestClient;
let workspace: string;
let assessment: string;
let window: StartWindow;
let sitting: string;
beforeEach(async () => {
  from = await TestApi.start(createMemoryDependencies());
  to = await TestApi.start(createMemoryDependencies());
  team = from.visitor();
  workspace = await createWorkspace(team, 'ada');
  const now = from.world.clock.now();
  window = { opensAt: isoTime(now - HOUR), closesAt: isoTime(now + HOUR) };
  assessment = await publishAssessment(team, workspace, { ...SAMPLE_CONTENT, window });
  sitting = await sit(await invite(team, workspace, assessment, { name: '=HYPERLINK("x")' }));
  await invite(team, workspace, assessment, { name: 'Nobody yet' });
});
afterEach(() => Promise.all([from.close(), to.close()]));

/** A sitting with a graded answer, a draft, a comment, a review and a decision. */
async function sit({ token }: { readonly token: string }): Promise<string> {
  const candidate = from.visitor();
  const id = await startInvited(candidate, token);
  await from.submit(candidate, { sitting: id });
  const attempt = await from.worker.take();
  await attempt.report({ verdict: 'partial', score: { points: 70, max: 100, percent: 70, groups: [] } });
  await from.record();
  await saveDraft(candidate, id, 'print(1)\n', 0);
  await candidate.call(`/api/v1/sittings/${id}/comments`, { json: { fact: null, text: 'Fair.' } });
  await actOn(candidate, id, 'finish');
  await (await from.worker.take()).report({ verdict: 'rejected' });
  await from.record();
  const path = `/api/v1/workspaces/${workspace}/sittings/${id}`;
  const review = { ratings: [], notes: [{ text: 'Good names.' }], handIn: true };
  await team.call(`${path}/review`, { method: 'PUT', json: review });
  await team.call(`${path}/decision`, { json: { outcome: 'hold', reason: 'One more talk.', after: 0 } });
  return id;
}

const download = async () => (await team.open(`/api/v1/workspaces/${workspace}/export`)).text();

async function restore(raw: string, owner = 'grace@example.org') {
  const headers = {
    'content-type': 'application/x-ndjson',
    authorization: `Bearer ${to.world.settings.operatorToken}`,
  };
  return to.visitor().call(`/api/v1/internal/workspaces?owner=${owner}`, { raw, headers });
}

it('is the same on another site: report, reviews, decision, facts and who acted', async () => {
  const archive = await download();
  expect(archive).not.toMatch(/passwordHash|ada@example\.org/);
  const owner = to.visitor();
  await register(owner, 'grace');
  const answer = await restore(archive);
  expect(answer).toMatchObject({ status: 201, body: { workspace, sittings: 2, name: 'Team ada' } });
  await logIn(owner, 'grace');
  const [before, after] = await Promise.all([
    getReport(team, workspace, sitting),
    getReport(owner, workspace, sitting),
  ]);
  expect({ ...after, ownReview: null }).toEqual({ ...before, ownReview: null });
  expect(after.decisions?.[0]).toMatchObject({ outcome: 'hold', by: { name: 'Person ada' } });
  const { items } = await owner.get(sittingListSchema, `/api/v1/workspaces/${workspace}/sittings`);
  expect(items.map(({ status }) => status).sort()).toEqual(['decided', 'invited']);
  expect(items.map(({ expiresAt }) => expiresAt)).toEqual([window.closesAt, window.closesAt]);
  const kept = await owner.get(assessmentSchema, `/api/v1/workspaces/${workspace}/assessments/${assessment}`);
  expect([kept.content.window, kept.versions[0]?.window]).toEqual([window, window]);
});

it('is restored once, whole, and for an account that exists', async () => {
  const archive = await download();
  expect((await restore(archive)).body).toMatchObject({ code: 'ACCOUNT_NOT_FOUND' });
  const owner = to.visitor();
  await register(owner, 'grace');
  const lines = archive.trimEnd().split('\n');
  const cut = await restore(lines.slice(0, -1).join('\n'));
  expect(cut.body).toMatchObject({
    code: 'WORKSPACE_ARCHIVE_INVALID',
    errors: [{ path: `line ${lines.length - 1}` }],
  });
  expect((await owner.call(`/api/v1/workspaces/${workspace}`)).status).toBe(404);
  expect((await restore(archive)).status).toBe(201);
  expect((await restore(archive)).body).toMatchObject({ code: 'WORKSPACE_EXISTS' });
});

it('accepts nothing of another workspace, and no unknown line', async () => {
  await register(to.visitor(), 'grace');
  const [head = '', ...rest] = (await download()).trimEnd().split('\n');
  const stranger = { kind: 'record', collection: 'invitations', record: { id: 'x', workspace: 'other' } };
  for (const bad of [JSON.stringify(stranger), '{"kind":"account"}', 'no json', head]) {
    const { status, body } = await restore([head, bad, ...rest].join('\n'));
    expect([status, body]).toEqual([422, expect.objectContaining({ code: 'WORKSPACE_ARCHIVE_INVALID' })]);
  }
});
