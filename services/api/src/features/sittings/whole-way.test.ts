import { resultLetterSchema, sittingListSchema } from '@hone/contracts/hiring';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  actOn,
  createWorkspace,
  getReport,
  getSitting,
  invite,
  openInvitation,
  publishAssessment,
  saveDraft,
} from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { SUBMISSION, TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

const MINUTE = 60_000;

let test: TestApi<MemoryDependencies>;
let team: TestClient;
let candidate: TestClient;
let workspace: string;
let sitting: string;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  team = test.visitor();
  candidate = test.visitor();
  workspace = await createWorkspace(team, 'ada');
  const assessment = await publishAssessment(team, workspace);
  const { token } = await invite(team, workspace, assessment, { name: 'Grace', email: 'grace@example.org' });
  sitting = await openInvitation(candidate, token);
});
afterEach(() => test.close());

/** Lets time pass while the api works; sittings are checked at the end. */
async function pass(minutes: number): Promise<void> {
  const { outages, sweepDeadlines } = test.api.services;
  for (let second = 0; second < minutes * 60; second += 10) {
    await test.worker.announce();
    await outages.beat();
    test.world.clock.advance(10_000);
  }
  await test.worker.announce();
  await outages.beat();
  await sweepDeadlines();
}

const submit = (changes: object = {}) => test.submit(candidate, { sitting, ...changes });

async function grade(percent: number): Promise<void> {
  const attempt = await test.worker.take();
  const score = { points: percent, max: 100, percent, groups: [] };
  await attempt.report({ verdict: percent === 100 ? 'accepted' : 'partial', score });
  await test.record();
}

const report = () => getReport(team, workspace, sitting);

describe('a sitting', () => {
  it('shows its items once it is started, and counts the last submission', async () => {
    expect((await getSitting(candidate, sitting)).sections[0]?.items).toEqual([]);
    expect((await submitRaw()).status).toBe(409);
    const started = await actOn(candidate, sitting, 'start');
    expect(started).toMatchObject({ status: 'started', section: 0 });
    expect(Date.parse(started.deadline ?? '') - Date.parse(started.serverNow)).toBe(30 * MINUTE);
    await submit();
    await grade(100);
    test.world.clock.advance(1_000);
    await submit({ files: [{ path: 'main.py', content: 'print(5)\n' }] });
    await grade(40);
    await actOn(candidate, sitting, 'finish');
    const { row, items } = await report();
    expect([row.status, row.percent, items[0]?.submissions.length]).toEqual(['graded', 40, 2]);
  });

  it('grades the newest draft at the deadline; the better answer counts and both are shown', async () => {
    await actOn(candidate, sitting, 'start');
    await submit();
    await grade(40);
    expect((await saveDraft(candidate, sitting, 'print(6)\n', 0)).status).toBe(200);
    await pass(29);
    expect((await getSitting(candidate, sitting)).status).toBe('started');
    await pass(1);
    // The page asks at the deadline.
    await getSitting(candidate, sitting);
    test.world.clock.advance(3_000);
    await test.api.services.sweepDeadlines();
    expect(await getSitting(candidate, sitting)).toMatchObject({
      status: 'handed-in',
      finishedBy: 'deadline',
    });
    expect((await saveDraft(candidate, sitting, 'print(7)\n', 1)).body).toMatchObject({
      code: 'SITTING_OVER',
    });
    await grade(80);
    const { row, items, facts } = await report();
    expect([row.status, row.percent]).toEqual(['graded', 80]);
    expect(items[0]?.submissions.map(({ by, percent }) => [by, percent])).toEqual([
      ['candidate', 40],
      ['deadline', 80],
    ]);
    expect(facts.map(({ seq, type }) => `${seq} ${type}`)).toEqual([
      '1 opened',
      '2 started',
      '3 section-start',
      '4 submit',
      '5 finished',
    ]);
    const letter = await candidate.get(resultLetterSchema, `/api/v1/sittings/${sitting}/letter`);
    expect(letter).toMatchObject({ percent: 80, items: [{ by: 'deadline' }] });
  });

  it('grades nothing twice, however often its end is handled', async () => {
    await actOn(candidate, sitting, 'start');
    await saveDraft(candidate, sitting, 'print(6)\n', 0);
    await pass(32);
    const { hiring } = test.world.repositories;
    await hiring.openSittings.insert({ id: sitting, at: 0 });
    await test.api.services.sweepDeadlines();
    expect((await report()).items[0]?.submissions).toHaveLength(1);
    expect(await hiring.openSittings.list({ where: {} })).toEqual([]);
  });

  it('is credited for the time in which the api was away', async () => {
    await actOn(candidate, sitting, 'start');
    await pass(10);
    test.world.clock.advance(25 * MINUTE);
    await test.api.services.sweepDeadlines();
    await pass(1);
    const { status, credits, deadline, serverNow } = await getSitting(candidate, sitting);
    expect(status).toBe('started');
    expect(credits).toMatchObject([{ reason: 'outage', minutes: 25 }]);
    expect((Date.parse(deadline ?? '') - Date.parse(serverNow)) / MINUTE).toBeCloseTo(19, 1);
    expect((await report()).credits).toEqual(credits);
  });

  it('pauses once, and takes nothing meanwhile', async () => {
    await actOn(candidate, sitting, 'start');
    const before = await actOn(candidate, sitting, 'pause');
    expect(before.pause.since).not.toBeNull();
    expect((await saveDraft(candidate, sitting, 'x', 0)).body).toMatchObject({ code: 'SITTING_PAUSED' });
    await pass(10);
    const after = await actOn(candidate, sitting, 'resume');
    expect((Date.parse(after.deadline ?? '') - Date.parse(after.serverNow)) / MINUTE).toBe(30);
    const again = await candidate.call(`/api/v1/sittings/${sitting}/pause`, { method: 'POST' });
    expect(again.body).toMatchObject({ code: 'SITTING_PAUSE_USED' });
  });

  it('is decided by a person with a reason, and not after an unseen decision', async () => {
    await actOn(candidate, sitting, 'start');
    await actOn(candidate, sitting, 'finish');
    const path = `/api/v1/workspaces/${workspace}/sittings/${sitting}/decision`;
    const json = { outcome: 'decline', reason: 'No answer was given.', after: 0 };
    const answers = await Promise.all([team.call(path, { json }), team.call(path, { json })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await report()).decisions).toMatchObject([{ number: 1, by: { name: 'Person ada' } }]);
    const rows = await team.get(sittingListSchema, `/api/v1/workspaces/${workspace}/sittings?status=decided`);
    expect(rows.items).toMatchObject([{ id: sitting, outcome: 'decline' }]);
    expect((await getSitting(candidate, sitting)).status).toBe('graded');
  });
});

const submitRaw = () => candidate.call('/api/v1/submissions', { json: { ...SUBMISSION, sitting } });
