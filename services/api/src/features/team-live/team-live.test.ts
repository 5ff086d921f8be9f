import { sittingListSchema, teamNoticeSchema, type TeamNotice } from '@hone/contracts/hiring';
import { isoTime } from '@hone/kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whoIs } from '../../testing/account-people.js';
import {
  actOn,
  createWorkspace,
  getReport,
  invite,
  joinAs,
  openInvitation,
  publishAssessment,
  SAMPLE_CONTENT,
} from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let test: TestApi<MemoryDependencies>;
let team: TestClient;
let candidate: TestClient;
let workspace: string;
let assessment: string;
let notices: TeamNotice[];
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  [team, candidate] = [test.visitor(), test.visitor()];
  workspace = await createWorkspace(team, 'ada');
  assessment = await publishAssessment(team, workspace);
  notices = [];
  await test.world.teamChanges.listen((message) => {
    notices.push(teamNoticeSchema.parse(JSON.parse(message)));
  });
});
afterEach(() => test.close());

/** What was sent while something happened: `row`, `report`, or `access`; in brackets where blind reviewers must not know. */
async function noticesOf(act: () => Promise<unknown>): Promise<string[]> {
  notices.length = 0;
  await act();
  return [...new Set(notices.map(describeNotice))].sort();
}

function describeNotice(notice: TeamNotice): string {
  if (notice.type === 'access.changed') return 'access';
  return notice.hidden ? `(${notice.part})` : notice.part;
}

/** Grades the answer that waits. */
async function grade(): Promise<void> {
  const score = { points: 60, max: 100, percent: 60, groups: [] };
  await (await test.worker.take()).report({ verdict: 'partial', score });
  await test.record();
}

const pathOf = (sitting: string, action: string) =>
  `/api/v1/workspaces/${workspace}/sittings/${sitting}/${action}`;

const post =
  (sitting: string, action: string, json: object = {}) =>
  () =>
    team.call(pathOf(sitting, action), { json });

async function start(): Promise<string> {
  const { token } = await invite(team, workspace, assessment, { name: 'Grace', email: 'grace@example.org' });
  const sitting = await openInvitation(candidate, token);
  await actOn(candidate, sitting, 'start');
  return sitting;
}

async function finish(): Promise<string> {
  const sitting = await start();
  await actOn(candidate, sitting, 'finish');
  return sitting;
}

describe('a team is notified', () => {
  it('of every step of a candidate', async () => {
    const sent: Record<string, string[]> = {};
    let link = { id: '', token: '' };
    sent['invited'] = await noticesOf(async () => {
      link = await invite(team, workspace, assessment, { email: 'grace@example.org' });
    });
    const { id, token } = link;
    sent['opened'] = await noticesOf(() => openInvitation(candidate, token));
    sent['started'] = await noticesOf(() => actOn(candidate, id, 'start'));
    const paste = { items: [{ type: 'paste', chars: 40, from: 'outside', item: 'spread' }] };
    sent['pasted'] = await noticesOf(() => candidate.call(`/api/v1/sittings/${id}/facts`, { json: paste }));
    sent['submitted'] = await noticesOf(() => test.submit(candidate, { sitting: id }));
    await grade();
    sent['finished'] = await noticesOf(() => actOn(candidate, id, 'finish'));
    expect(sent).toEqual({
      invited: ['row'],
      opened: ['report', 'row'],
      started: ['report', 'row'],
      pasted: ['report'],
      submitted: ['report'],
      finished: ['report', 'row'],
    });
    expect(notices.at(-1)).toMatchObject({ v: 1, workspace, assessment, sitting: id });
  });

  it('of what the team itself does', async () => {
    const sitting = await start();
    expect(await noticesOf(post(sitting, 'extra-time', { minutes: 5, note: 'Fire alarm' }))).toContain('row');
    expect(await noticesOf(post(sitting, 'pause'))).toContain('row');
    const waiting = await invite(team, workspace, assessment, { email: 'ida@example.org' });
    const invitation = `/api/v1/workspaces/${workspace}/invitations/${waiting.id}`;
    expect(await noticesOf(() => team.call(`${invitation}/remind`, { json: {} }))).toEqual(['(report)']);
    expect(await noticesOf(() => team.call(`${invitation}/revoke`, { json: {} }))).toEqual(['row']);
    const erasing = { json: { sittings: [waiting.id] } };
    const erase = () => team.call(`/api/v1/workspaces/${workspace}/sittings/erase`, erasing);
    expect(await noticesOf(erase)).toEqual(['row']);
  });

  it('of reviews and decisions, but no blind reviewer', async () => {
    const sitting = await finish();
    const review = { ratings: [], notes: [], handIn: false };
    const save = (handIn: boolean) => () =>
      team.call(pathOf(sitting, 'review'), { method: 'PUT', json: { ...review, handIn } });
    expect(await noticesOf(save(false))).toEqual(['(row)']);
    expect(await noticesOf(save(false))).toEqual(['(report)']);
    expect(await noticesOf(save(true))).toEqual(['(row)']);
    const decision = { outcome: 'advance', reason: 'Finds it in one pass.', after: 0 };
    expect(await noticesOf(post(sitting, 'decision', decision))).toEqual(['(row)']);
    const { row } = await getReport(team, workspace, sitting);
    expect(row.status).toBe('decided');
  });

  it('of a review while answers are still graded, but no blind reviewer', async () => {
    const blind = test.visitor();
    await joinAs(team, workspace, blind, { word: 'bob', role: 'blind-reviewer' });
    const sitting = await start();
    await test.submit(candidate, { sitting });
    await actOn(candidate, sitting, 'finish');
    const review = { method: 'PUT', json: { ratings: [], notes: [], handIn: true } };
    expect(await noticesOf(() => team.call(pathOf(sitting, 'review'), review))).toEqual(['(row)']);
    expect((await getReport(team, workspace, sitting)).row.status).toBe('reviewed');
    expect((await getReport(blind, workspace, sitting)).row.status).toBe('handed-in');
    expect(await noticesOf(grade)).toEqual(['row']);
    expect((await getReport(blind, workspace, sitting)).row.status).toBe('graded');
  });

  it('of skills that an answer changed, but no blind reviewer', async () => {
    const sitting = await start();
    await test.submit(candidate, { sitting });
    expect(await noticesOf(grade)).toEqual(['(row)']);
    const { row } = await getReport(team, workspace, sitting);
    expect([row.percent, row.skills]).toMatchObject([null, [{ percent: 60, items: 1 }]]);
  });

  it('of a message to them, but no blind reviewer, who cannot read it', async () => {
    const sitting = await start();
    const say = (path: string, json: object) => () =>
      candidate.call(`/api/v1/sittings/${sitting}/${path}`, { json });
    expect(await noticesOf(say('messages', { text: 'I need more time.' }))).toEqual(['(report)']);
    expect(await noticesOf(say('comments', { fact: 1, text: 'On my phone.' }))).toEqual(['report']);
  });

  it('that rights changed', async () => {
    const colleague = test.visitor();
    await joinAs(team, workspace, colleague, { word: 'bob', role: 'reviewer' });
    const members = `/api/v1/workspaces/${workspace}/members`;
    const path = `${members}/${(await whoIs(colleague))?.id ?? ''}`;
    const change = (role: string) => () => team.call(path, { method: 'PATCH', json: { role } });
    expect(await noticesOf(change('author'))).toEqual(['access']);
    expect(await noticesOf(() => team.call(path, { method: 'DELETE' }))).toEqual(['access']);
    const open = { method: 'PATCH', json: { blind: false } };
    expect(await noticesOf(() => team.call(`/api/v1/workspaces/${workspace}`, open))).toEqual(['access']);
  });

  it('nothing while Redis is away, and what happens succeeds', async () => {
    test.world.teamChanges.publish = () => Promise.reject(new Error('away'));
    const sitting = await finish();
    expect((await getReport(team, workspace, sitting)).row.finishedAt).not.toBeNull();
  });
});

describe('the route of live gateways', () => {
  it('says who may watch, to those with the service token', async () => {
    const { id } = (await whoIs(team)) ?? { id: '' };
    const path = `/api/v1/internal/workspaces/${workspace}/watch`;
    const ask = (query: string) => test.visitor().call(`${path}${query}`, { headers: test.service });
    expect((await ask(`?user=${id}`)).body).toEqual({ ok: true, blind: false });
    expect((await ask('')).body).toEqual({ ok: false, code: 'AUTH_REQUIRED' });
    expect((await team.call(`${path}?user=${id}`)).status).toBe(401);
  });
});

describe('rows by id', () => {
  const list = (query: string, client = team) =>
    client.get(sittingListSchema, `/api/v1/workspaces/${workspace}/sittings?${query}`);
  const idsOf = async (query: string) => (await list(query)).items.map(({ id }) => id);

  it('are what the list shows of them, with its filters', async () => {
    const first = await start();
    const { id: second } = await invite(team, workspace, assessment, { name: 'Ida' });
    expect(await list(`ids=${first},${second}`)).toEqual(await list(''));
    expect(await idsOf(`ids=${first},${second}&status=started`)).toEqual([first]);
    expect(await idsOf(`ids=${first},${second}&q=ida`)).toEqual([second]);
    expect(await idsOf(`ids=${second}&assessment=another`)).toEqual([]);
  });

  it('say that a window closed, which is no notice, nor is a start outside of it', async () => {
    const inHours = (hours: number) => isoTime(test.world.clock.now() + hours * 3_600_000);
    const window = { opensAt: inHours(1), closesAt: inHours(2) };
    const limited = await publishAssessment(team, workspace, { ...SAMPLE_CONTENT, window });
    const { id, token } = await invite(team, workspace, limited);
    await openInvitation(candidate, token);
    const statuses: number[] = [];
    const sent = await noticesOf(async () => {
      for (const hours of [0, 2]) {
        test.world.clock.advance(hours * 3_600_000);
        statuses.push((await candidate.call(`/api/v1/sittings/${id}/start`, { json: {} })).status);
      }
    });
    expect([statuses, sent]).toEqual([[409, 410], []]);
    expect((await list(`ids=${id}`)).items[0]).toMatchObject({ status: 'expired', opensAt: window.opensAt });
    expect(await idsOf(`ids=${id}&status=opened`)).toEqual([]);
  });

  it('say when a running sitting was last heard from', async () => {
    const id = await start();
    const heard = new Date(test.world.clock.now()).toISOString();
    test.world.clock.advance(60_000);
    expect((await list(`ids=${id}`)).items[0]?.lastContactAt).toBe(heard);
    expect((await getReport(team, workspace, id)).row.lastContactAt).toBe(heard);
    await actOn(candidate, id, 'finish');
    expect((await list(`ids=${id}`)).items[0]?.lastContactAt).toBeNull();
  });

  it('of others are not there, and malformed ones are named', async () => {
    const id = await start();
    const other = test.visitor();
    const theirs = await createWorkspace(other, 'mallory');
    const found = await other.get(sittingListSchema, `/api/v1/workspaces/${theirs}/sittings?ids=${id}`);
    expect(found.items).toEqual([]);
    const many = Array.from({ length: 101 }, (_, index) => `s${index}`).join(',');
    for (const ids of ['', '..', '$ne', many]) {
      const answer = await team.call(`/api/v1/workspaces/${workspace}/sittings?ids=${ids}`);
      expect([ids, answer.status, JSON.stringify(answer.body)]).toEqual([
        ids,
        422,
        expect.stringContaining('"ids'),
      ]);
    }
  });

  it('are one view in the audit log, however often they are read', async () => {
    const id = await start();
    for (let count = 0; count < 5; count += 1) await list(`ids=${id}`);
    const entries = await test.world.repositories.hiring.audit.list({ where: { workspace } });
    expect(entries.filter(({ action }) => action === 'sittings.list')).toHaveLength(1);
  });
});
