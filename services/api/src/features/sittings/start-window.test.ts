import {
  assessmentSchema,
  invitationViewSchema,
  invitedSchema,
  sittingListSchema,
} from '@hone/contracts/hiring';
import { isoTime } from '@hone/kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  actOn,
  createWorkspace,
  getReport,
  getSitting,
  invite,
  openInvitation,
  publishAssessment,
  SAMPLE_CONTENT,
  saveDraft,
} from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { samplePackage } from '../../testing/sample-package.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let test: TestApi<MemoryDependencies>;
let team: TestClient;
let candidate: TestClient;
let workspace: string;
let assessment: string;
let opensAt: string;
let closesAt: string;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  await test.seed(samplePackage('warm-up'));
  team = test.visitor();
  candidate = test.visitor();
  workspace = await createWorkspace(team, 'ada');
  opensAt = inHours(1);
  closesAt = inHours(3);
  const content = { ...SAMPLE_CONTENT, practice: 'warm-up', window: { opensAt, closesAt } };
  assessment = await publishAssessment(team, workspace, content);
});
afterEach(() => test.close());

const inHours = (hours: number): string => isoTime(test.world.clock.now() + hours * HOUR);
const inTeam = (rest: string) => `/api/v1/workspaces/${workspace}${rest}`;
const post = async (client: TestClient, path: string, json: object = {}) =>
  (await client.call(path, { json })).body;
const tryToStart = async (sitting: string) => post(candidate, `/api/v1/sittings/${sitting}/start`);
const listed = (search: string) => team.get(sittingListSchema, inTeam(`/sittings${search}`));

describe('before its window opens, a sitting', () => {
  it('cannot be started, but can be opened, checked and practised', async () => {
    const { token } = await invite(team, workspace, assessment);
    const view = await test.visitor().get(invitationViewSchema, `/api/v1/invitations/${token}`);
    expect(view).toMatchObject({ opensAt, expiresAt: closesAt });
    const sitting = await openInvitation(candidate, token);
    expect(await tryToStart(sitting)).toMatchObject({ status: 409, code: 'SITTING_TOO_EARLY', opensAt });
    const practice = { challenge: 'warm-up', mode: 'run', sitting };
    expect((await test.submit(candidate, practice)).status).toBe('queued');
    test.world.clock.advance(HOUR - 1);
    expect(await tryToStart(sitting)).toMatchObject({ code: 'SITTING_TOO_EARLY' });
    expect(await getSitting(candidate, sitting)).toMatchObject({
      status: 'opened',
      opensAt,
      startedAt: null,
    });
    test.world.clock.advance(1);
    expect(await actOn(candidate, sitting, 'start')).toMatchObject({ status: 'started', startedAt: opensAt });
  });
});

describe('a sitting that started in time', () => {
  it('has its full time beyond the end of the window, also in another browser', async () => {
    const { token } = await invite(team, workspace, assessment);
    const sitting = await openInvitation(candidate, token);
    test.world.clock.advance(3 * HOUR - MINUTE);
    const { deadline } = await actOn(candidate, sitting, 'start');
    expect(deadline).toBe(isoTime(Date.parse(closesAt) + 29 * MINUTE));
    test.world.clock.advance(20 * MINUTE);
    expect((await saveDraft(candidate, sitting, 'print(4)', 0)).status).toBe(200);
    expect(await post(test.visitor(), `/api/v1/invitations/${token}/open`)).toMatchObject({
      code: 'SITTING_ELSEWHERE',
    });
    await actOn(candidate, sitting, 'finish');
    expect(await getSitting(candidate, sitting)).toMatchObject({ finishedBy: 'candidate' });
  });
});

describe('after its window, a sitting', () => {
  it('is expired everywhere, and says that a new invitation is needed', async () => {
    const { token } = await invite(team, workspace, assessment);
    const sitting = await openInvitation(candidate, token);
    expect((await listed('?status=opened')).items).toMatchObject([{ opensAt, expiresAt: closesAt }]);
    test.world.clock.advance(3 * HOUR);
    const tooLate = { status: 410, code: 'SITTING_TOO_LATE', closesAt };
    expect(await tryToStart(sitting)).toMatchObject(tooLate);
    const link = `/api/v1/invitations/${token}`;
    expect((await test.visitor().call(link)).body).toMatchObject(tooLate);
    expect(await post(test.visitor(), `${link}/open`)).toMatchObject(tooLate);
    expect(await getSitting(candidate, sitting)).toMatchObject({ status: 'expired' });
    expect((await listed('?status=expired')).items.map(({ id }) => id)).toEqual([sitting]);
    expect((await listed('?status=invited,opened')).items).toEqual([]);
    expect((await getReport(team, workspace, sitting)).row).toMatchObject({ status: 'expired', opensAt });
  });

  it('expires earlier where its invitation does', async () => {
    const own = inHours(2);
    const { id, token } = await invite(team, workspace, assessment, { expiresAt: own });
    expect((await getReport(team, workspace, id)).row).toMatchObject({ opensAt, expiresAt: own });
    test.world.clock.advance(2 * HOUR);
    const rejected = await post(test.visitor(), `/api/v1/invitations/${token}/open`);
    expect(rejected).toMatchObject({ code: 'INVITATION_EXPIRED' });
  });
});

describe('an invitation to an assessment with a window', () => {
  const invitations = () => inTeam(`/assessments/${assessment}/invitations`);

  it('works until the window closes, and never expires before it opens', async () => {
    expect(await team.get(invitedSchema, invitations(), { json: {} }, 201)).toMatchObject({
      expiresAt: closesAt,
    });
    const late = await team.get(invitedSchema, invitations(), { json: { expiresAt: inHours(99) } }, 201);
    expect(late.expiresAt).toBe(closesAt);
    const errors = [{ path: 'expiresAt', message: 'must be after the window opens' }];
    expect(await post(team, invitations(), { expiresAt: opensAt })).toMatchObject({ status: 422, errors });
    const changing = { method: 'PATCH', json: { expiresAt: inHours(0.5) } };
    const changed = await team.call(inTeam(`/invitations/${late.id}`), changing);
    expect(changed.body).toMatchObject({ status: 422, errors });
  });

  it('is not created, renewed or sent as a reminder once the window has closed', async () => {
    const { id } = await invite(team, workspace, assessment, { email: 'grace@example.org' });
    test.world.clock.advance(3 * HOUR);
    const closed = { status: 409, code: 'ASSESSMENT_WINDOW_CLOSED', closesAt };
    expect(await post(team, invitations())).toMatchObject(closed);
    expect(await post(team, inTeam(`/invitations/${id}/remind`))).toMatchObject(closed);
    expect(await post(team, inTeam(`/invitations/${id}/resend`))).toMatchObject(closed);
    const changing = { method: 'PATCH', json: { expiresAt: inHours(9) } };
    expect((await team.call(inTeam(`/invitations/${id}`), changing)).body).toMatchObject(closed);
  });

  it('says in its mails from when and until when it can be started', async () => {
    const { id } = await invite(team, workspace, assessment, { email: 'grace@example.org' });
    await post(team, inTeam(`/invitations/${id}/remind`));
    await test.api.services.deliverMails();
    const mails = test.world.mailTransport.delivered.filter(({ to }) => to === 'grace@example.org');
    const [from, until] = [opensAt, closesAt].map((time) => new Date(time).toUTCString());
    const sentence = `You can start from ${from} until ${until}. If you start in time, you keep your full time.`;
    expect(mails.map(({ text }) => text.includes(sentence))).toEqual([true, true]);
  });
});

describe('the window of an assessment', () => {
  const page = () => inTeam(`/assessments/${assessment}`);
  const load = () => team.get(assessmentSchema, page());
  const save = async (window: object | undefined) => {
    const { revision, content } = await load();
    const { window: _old, ...rest } = content;
    const json = { revision, content: window === undefined ? rest : { ...rest, window } };
    return team.call(page(), { method: 'PUT', json });
  };

  it('closes after it opens', async () => {
    const { status, body } = await save({ opensAt: closesAt, closesAt: opensAt });
    expect(status).toBe(422);
    const errors = [{ path: 'content.window.closesAt', message: 'must be after opensAt' }];
    expect(body).toMatchObject({ errors });
  });

  it('is not published once it has passed', async () => {
    await save({ opensAt: inHours(-2), closesAt: inHours(0) });
    const { revision } = await load();
    expect(await post(team, `${page()}/publish`, { revision })).toMatchObject({
      code: 'ASSESSMENT_INCOMPLETE',
      errors: [{ path: 'window.closesAt' }],
    });
  });

  it('stays that of the version that somebody was invited to', async () => {
    const { token } = await invite(team, workspace, assessment);
    await save(undefined);
    const { revision } = await load();
    await post(team, `${page()}/publish`, { revision });
    expect((await load()).versions).toMatchObject([{ window: { opensAt, closesAt } }, { window: null }]);
    const view = async (link: string) =>
      test.visitor().get(invitationViewSchema, `/api/v1/invitations/${link}`);
    expect(await view(token)).toMatchObject({ opensAt });
    expect(await view((await invite(team, workspace, assessment)).token)).toMatchObject({ opensAt: null });
  });
});
