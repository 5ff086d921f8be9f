import { sittingListSchema, teamNoticeSchema, type TeamNotice } from '@hone/contracts/hiring';
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

/** What was told while something happened: `row`, `report`, or `access`; in brackets where blind reviewers must not know. */
async function toldBy(act: () => Promise<unknown>): Promise<string[]> {
  notices.length = 0;
  await act();
  return [...new Set(notices.map(describeNotice))].sort();
}

function describeNotice(notice: TeamNotice): string {
  if (notice.type === 'access.changed') return 'access';
  return notice.hidden ? `(${notice.part})` : notice.part;
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

describe('a team is told', () => {
  it('of every step of a candidate', async () => {
    const told: Record<string, string[]> = {};
    let link = { id: '', token: '' };
    told['invited'] = await toldBy(async () => {
      link = await invite(team, workspace, assessment, { email: 'grace@example.org' });
    });
    const { id, token } = link;
    told['opened'] = await toldBy(() => openInvitation(candidate, token));
    told['started'] = await toldBy(() => actOn(candidate, id, 'start'));
    const paste = { items: [{ type: 'paste', chars: 40, from: 'outside', item: 'spread' }] };
    told['pasted'] = await toldBy(() => candidate.call(`/api/v1/sittings/${id}/facts`, { json: paste }));
    told['submitted'] = await toldBy(() => test.submit(candidate, { sitting: id }));
    const score = { points: 60, max: 100, percent: 60, groups: [] };
    await (await test.worker.take()).report({ verdict: 'partial', score });
    await test.record();
    told['finished'] = await toldBy(() => actOn(candidate, id, 'finish'));
    expect(told).toEqual({
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
    expect(await toldBy(post(sitting, 'extra-time', { minutes: 5, note: 'Fire alarm' }))).toContain('row');
    expect(await toldBy(post(sitting, 'pause'))).toContain('row');
    const waiting = await invite(team, workspace, assessment, { email: 'ida@example.org' });
    const invitation = `/api/v1/workspaces/${workspace}/invitations/${waiting.id}`;
    expect(await toldBy(() => team.call(`${invitation}/remind`, { json: {} }))).toEqual(['(report)']);
    expect(await toldBy(() => team.call(`${invitation}/revoke`, { json: {} }))).toEqual(['row']);
    const erasing = { json: { sittings: [waiting.id] } };
    const erase = () => team.call(`/api/v1/workspaces/${workspace}/sittings/erase`, erasing);
    expect(await toldBy(erase)).toEqual(['row']);
  });

  it('of reviews and decisions, but no blind reviewer', async () => {
    const sitting = await finish();
    const review = { ratings: [], notes: [], handIn: false };
    const save = (handIn: boolean) => () =>
      team.call(pathOf(sitting, 'review'), { method: 'PUT', json: { ...review, handIn } });
    expect(await toldBy(save(false))).toEqual(['(row)']);
    expect(await toldBy(save(false))).toEqual(['(report)']);
    expect(await toldBy(save(true))).toEqual(['(row)']);
    const decision = { outcome: 'advance', reason: 'Finds it in one pass.', after: 0 };
    expect(await toldBy(post(sitting, 'decision', decision))).toEqual(['(row)']);
    const { row } = await getReport(team, workspace, sitting);
    expect(row.status).toBe('decided');
  });

  it('of a message to them, but no blind reviewer, who cannot read it', async () => {
    const sitting = await start();
    const say = (path: string, json: object) => () =>
      candidate.call(`/api/v1/sittings/${sitting}/${path}`, { json });
    expect(await toldBy(say('messages', { text: 'I need more time.' }))).toEqual(['(report)']);
    expect(await toldBy(say('comments', { fact: 1, text: 'On my phone.' }))).toEqual(['report']);
  });

  it('that rights changed', async () => {
    const colleague = test.visitor();
    await joinAs(team, workspace, colleague, { word: 'bob', role: 'reviewer' });
    const members = `/api/v1/workspaces/${workspace}/members`;
    const path = `${members}/${(await whoIs(colleague))?.id ?? ''}`;
    const change = (role: string) => () => team.call(path, { method: 'PATCH', json: { role } });
    expect(await toldBy(change('author'))).toEqual(['access']);
    expect(await toldBy(() => team.call(path, { method: 'DELETE' }))).toEqual(['access']);
    const open = { method: 'PATCH', json: { blind: false } };
    expect(await toldBy(() => team.call(`/api/v1/workspaces/${workspace}`, open))).toEqual(['access']);
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
