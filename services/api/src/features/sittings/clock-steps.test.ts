import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actOn, getReport, getSitting, saveDraft, startSitting } from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

const MINUTE = 60_000;

let test: TestApi<MemoryDependencies>;
let team: TestClient;
let candidate: TestClient;
let workspace: string;
let sitting: string;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  [team, candidate] = [test.visitor(), test.visitor()];
  ({ workspace, sitting } = await startSitting(team, candidate));
});
afterEach(() => test.close());

/** Lets time pass while everything works and deadlines are watched. */
async function pass(minutes: number): Promise<void> {
  const { outages, sweepDeadlines } = test.api.services;
  for (let second = 0; second < minutes * 60; second += 10) {
    await test.worker.announce();
    await outages.beat();
    await sweepDeadlines();
    test.world.clock.advance(10_000);
  }
}

async function minutesLeft(): Promise<number> {
  const { deadline, serverNow } = await getSitting(candidate, sitting);
  return (Date.parse(deadline ?? '') - Date.parse(serverNow)) / MINUTE;
}

describe('a sitting while the clock of the host is set', () => {
  it('keeps its time when the clock goes ahead, which both sides see as time added', async () => {
    await pass(10);
    test.world.clock.set(60 * MINUTE);
    await pass(1);
    expect((await getSitting(candidate, sitting)).status).toBe('started');
    expect(await minutesLeft()).toBeCloseTo(19, 0);
    expect((await getReport(team, workspace, sitting)).credits).toMatchObject([{ reason: 'outage' }]);
  });

  it('loses no time and no work when the clock goes back', async () => {
    await pass(10);
    await saveDraft(candidate, sitting, 'print(1)\n', 0);
    test.world.clock.set(-40 * MINUTE);
    await pass(1);
    expect(await minutesLeft()).toBeGreaterThanOrEqual(19);
    expect((await saveDraft(candidate, sitting, 'print(2)\n', 1)).status).toBe(200);
    const { finishedAt, status } = await actOn(candidate, sitting, 'finish');
    expect([status, finishedAt === null]).toEqual(['handed-in', false]);
    const { facts, items } = await getReport(team, workspace, sitting);
    expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1));
    expect(items[0]?.submissions).toHaveLength(1);
  });
});
