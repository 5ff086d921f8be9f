import { invitationViewSchema, invitedSchema } from '@hone/contracts/hiring';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace, getReport, publishAssessment } from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let test: TestApi<MemoryDependencies>;
let team: TestClient;
let workspace: string;
let assessment: string;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies({ workspaceMail: 'approved' }));
  team = test.visitor();
  workspace = await createWorkspace(team, 'ada');
  assessment = await publishAssessment(team, workspace);
  // The account's own mail needs no approval.
  expect(await delivered()).toEqual(['ada@example.org']);
  test.world.mailTransport.delivered.length = 0;
});
afterEach(() => test.close());

const inTeam = (rest: string) => `/api/v1/workspaces/${workspace}${rest}`;
const invite = (json: object) =>
  team.get(invitedSchema, inTeam(`/assessments/${assessment}/invitations`), { json }, 201);
const approve = (json: object) =>
  test.visitor().call('/api/v1/internal/workspace-mail', {
    json,
    headers: { authorization: `Bearer ${test.world.settings.operatorToken}` },
  });
async function delivered(): Promise<string[]> {
  await test.api.services.deliverMails();
  return test.world.mailTransport.delivered.map(({ to }) => to);
}

describe('mail from a workspace', () => {
  it('is not sent before an admin approves it, and the answer says so', async () => {
    const { id, url, mailed, unmailed } = await invite({ email: 'grace@example.org' });
    expect([mailed, unmailed]).toEqual([false, 'unapproved']);
    const reminding = await team.call(inTeam(`/invitations/${id}/remind`), { method: 'POST' });
    expect(reminding.body).toMatchObject({ code: 'WORKSPACE_MAIL_UNAPPROVED' });
    const view = `/api/v1/invitations/${url.split('/').at(-1)}`;
    expect(await test.visitor().get(invitationViewSchema, view)).toMatchObject({ mailsCode: false });
    expect(await delivered()).toEqual([]);

    expect((await approve({ workspace, approve: true })).body).toMatchObject({ workspace, allowed: true });
    expect(await invite({ email: 'mary@example.org' })).toMatchObject({ mailed: true, unmailed: null });
    expect(await delivered()).toEqual(['mary@example.org']);

    await approve({ workspace, approve: false });
    expect(await invite({ email: 'eve@example.org' })).toMatchObject({ unmailed: 'unapproved' });
    expect(await delivered()).toEqual(['mary@example.org']);
  });

  it('is approved with the operator token only, and for a workspace that exists', async () => {
    const path = '/api/v1/internal/workspace-mail';
    expect((await team.call(path, { json: { workspace, approve: true } })).status).toBe(401);
    expect((await approve({ workspace: 'nowhere', approve: true })).body).toMatchObject({
      code: 'WORKSPACE_NOT_FOUND',
    });
    expect((await approve({ workspace: '../x', approve: true })).body).toMatchObject({
      errors: [{ path: 'workspace' }],
    });
  });

  it('stops at 200 a day, and says so', async () => {
    await approve({ workspace, approve: true });
    const rows = Array.from({ length: 201 }, (_, index) => `p${index}@example.org`);
    const call = { raw: ['email', ...rows].join('\n'), headers: { 'content-type': 'text/csv' } };
    const { body } = await team.call(inTeam(`/assessments/${assessment}/invitations`), call);
    const { items } = body as { items: { mailed: boolean; unmailed: string | null }[] };
    expect(items.filter(({ mailed }) => mailed)).toHaveLength(200);
    expect(items.filter(({ unmailed }) => unmailed === 'day-full')).toHaveLength(1);
    const reasonOf = async (email?: string) => (await invite(email === undefined ? {} : { email })).unmailed;
    expect(await reasonOf()).toBe('no-address');
    test.world.clock.advance(24 * 3_600_000);
    expect(await reasonOf('tomorrow@example.org')).toBeNull();
  });

  it('shows in the report what the mail server said', async () => {
    await approve({ workspace, approve: true });
    const { id } = await invite({ name: 'Grace', email: 'grace@example.org' });
    const mailsOf = async () => (await getReport(team, workspace, id)).mails;
    expect(await mailsOf()).toMatchObject([{ state: 'waiting', detail: '' }]);
    test.world.mailTransport.failures.push({ kind: 'rejected', detail: '550 no such user' });
    await delivered();
    test.world.clock.advance(60_000);
    await team.call(inTeam(`/invitations/${id}/remind`), { method: 'POST' });
    await delivered();
    expect(await mailsOf()).toMatchObject([
      { state: 'rejected', detail: '550 no such user' },
      { state: 'sent', detail: 'taken' },
    ]);
    test.world.clock.advance(9 * 24 * 3_600_000);
    await delivered();
    expect((await mailsOf()).map(({ state }) => state)).toEqual([null, null]);
  });
});
