import { memberListSchema } from '@hone/contracts/hiring';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  actOn,
  createWorkspace,
  getReport,
  getSitting,
  invite,
  joinAs,
  publishAssessment,
  saveDraft,
  startInvited,
} from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { samplePackage } from '../../testing/sample-package.js';
import { SUBMISSION, TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

const DAY = 24 * 3_600_000;

let test: TestApi<MemoryDependencies>;
let team: TestClient;
let candidate: TestClient;
let workspace: string;
let assessment: string;
let token: string;
let sitting: string;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  team = test.visitor();
  candidate = test.visitor();
  workspace = await createWorkspace(team, 'ada');
  assessment = await publishAssessment(team, workspace);
  const invited = await invite(team, workspace, assessment, { name: 'Grace' });
  token = invited.token;
  sitting = invited.id;
});
afterEach(() => test.close());

const inTeam = (rest: string) => `/api/v1/workspaces/${workspace}${rest}`;
const codeOf = async (client: TestClient, path: string, json?: object, method = 'POST') =>
  ((await client.call(path, { method, ...(json === undefined ? {} : { json }) })).body as { code?: string })
    .code;

describe('a link', () => {
  it('that was guessed, has expired or was revoked says so, and opens nothing', async () => {
    const open = (link: string) => codeOf(test.visitor(), `/api/v1/invitations/${link}/open`, {});
    const guessed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const wrong of [guessed, 'x', 'a'.repeat(64)])
      expect(await open(wrong)).toBe('INVITATION_NOT_FOUND');
    const other = await invite(team, workspace, assessment);
    await team.call(inTeam(`/invitations/${other.id}/revoke`), { method: 'POST' });
    expect(await open(other.token)).toBe('INVITATION_REVOKED');
    test.world.clock.advance(15 * DAY);
    expect(await open(token)).toBe('INVITATION_EXPIRED');
  });

  it('that is used elsewhere after the start asks for a code', async () => {
    await startInvited(candidate, token);
    const open = `/api/v1/invitations/${token}/open`;
    expect(await codeOf(test.visitor(), open, {})).toBe('SITTING_ELSEWHERE');
    expect(await codeOf(test.visitor(), open, { code: '12345678' })).toBe('SITTING_CODE_WRONG');
    expect((await candidate.call(open, { json: {} })).status).toBe(200);
  });
});

describe('a sitting', () => {
  beforeEach(async () => {
    await startInvited(candidate, token);
  });

  it('takes nothing after its end', async () => {
    await actOn(candidate, sitting, 'finish');
    expect((await saveDraft(candidate, sitting, 'late', 0)).body).toMatchObject({ code: 'SITTING_OVER' });
    const own = (rest: string) => `/api/v1/sittings/${sitting}/${rest}`;
    expect(await codeOf(candidate, '/api/v1/submissions', { ...SUBMISSION, sitting })).toBe('SITTING_OVER');
    expect(await codeOf(candidate, own('pause'))).toBe('SITTING_OVER');
    const facts = { items: [{ type: 'focus-lost' }] };
    expect(await codeOf(candidate, own('facts'), facts)).toBe('SITTING_OVER');
  });

  it('shows a second tab what the first one saved, and overwrites nothing', async () => {
    await saveDraft(candidate, sitting, 'of the first tab', 0);
    const second = await saveDraft(candidate, sitting, 'of the second tab', 0);
    expect(second).toMatchObject({ status: 409, body: { code: 'DRAFT_CONFLICT' } });
    expect(JSON.stringify(second.body)).toContain('of the first tab');
  });

  it('goes on with its version when the challenge is replaced and the assessment retired', async () => {
    const before = await getSitting(candidate, sitting);
    const files = samplePackage();
    await test.seed({ ...files, 'statement.md': 'Another statement.\n' });
    await team.call(inTeam(`/assessments/${assessment}/retire`), { method: 'POST' });
    expect(await codeOf(team, inTeam(`/assessments/${assessment}/invitations`), {})).toBe(
      'ASSESSMENT_RETIRED',
    );
    expect((await getSitting(candidate, sitting)).sections).toEqual(before.sections);
    await test.submit(candidate, { sitting });
    const attempt = await test.worker.take();
    await attempt.report({ verdict: 'accepted', score: { points: 100, max: 100, percent: 100, groups: [] } });
    await test.record();
    expect((await getReport(team, workspace, sitting)).items[0]).toMatchObject({ percent: 100 });
  });

  it('is gone for a member whose role was taken away', async () => {
    const reviewer = test.visitor();
    await joinAs(team, workspace, reviewer, { word: 'bob', role: 'reviewer' });
    await getReport(reviewer, workspace, sitting);
    const { items } = await team.get(memberListSchema, inTeam('/members'));
    const user = items.find(({ role }) => role === 'reviewer')?.user ?? '';
    await team.call(inTeam(`/members/${user}`), { method: 'DELETE' });
    const review = { ratings: [], notes: [], handIn: false };
    const path = inTeam(`/sittings/${sitting}`);
    expect(await codeOf(reviewer, path, undefined, 'GET')).toBe('WORKSPACE_NOT_FOUND');
    expect(await codeOf(reviewer, `${path}/review`, review, 'PUT')).toBe('WORKSPACE_NOT_FOUND');
  });

  it('is kept 14 days longer for a review that is open when it is due', async () => {
    await actOn(candidate, sitting, 'finish');
    const review = { ratings: [], notes: [{ text: 'Half-way.' }], handIn: false };
    await team.call(inTeam(`/sittings/${sitting}/review`), { method: 'PUT', json: review });
    const decision = { outcome: 'hold', reason: 'Not yet.', after: 0 };
    await team.call(inTeam(`/sittings/${sitting}/decision`), { json: decision });
    const { sweepRetention } = test.api.services;
    test.world.clock.advance(181 * DAY);
    expect(await sweepRetention()).toBe(0);
    test.world.clock.advance(14 * DAY);
    expect(await sweepRetention()).toBe(1);
    expect(await test.world.repositories.hiring.reviews.list({ where: { sitting } })).toEqual([]);
  });
});
