import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getReport, getSitting, saveDraft, startSitting } from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

const SECOND = 1_000;

let test: TestApi<MemoryDependencies>;
let team: TestClient;
let candidate: TestClient;
let workspace: string;
let sitting: string;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  team = test.visitor();
  candidate = test.visitor();
  ({ workspace, sitting } = await startSitting(team, candidate));
});
afterEach(() => test.close());

/** Goes to a time from the deadline while the api works, and ends what is due. */
async function goTo(seconds: number): Promise<void> {
  const deadline = Date.parse('2026-03-01T12:30:00Z');
  const { outages, sweepDeadlines } = test.api.services;
  const { clock } = test.world;
  while (clock.now() < deadline + seconds * SECOND) {
    await test.worker.announce();
    await outages.beat();
    clock.advance(Math.min(5 * SECOND, deadline + seconds * SECOND - clock.now()));
  }
  await sweepDeadlines();
}

const draft = (content: string, revision: number) => saveDraft(candidate, sitting, content, revision);
const status = async () => (await getReport(team, workspace, sitting)).row.status;

describe('a draft after the deadline', () => {
  it('counts when the device was away at the deadline, and both sides see that it was late', async () => {
    expect((await draft('print(1)\n', 0)).status).toBe(200);
    await goTo(40);
    expect(await status()).toBe('started');
    expect((await draft('print(2)\n', 1)).status).toBe(200);
    const rejected = await candidate.call(`/api/v1/sittings/${sitting}/finish`, { method: 'POST' });
    expect(rejected.body).toMatchObject({ code: 'SITTING_OVER' });
    await goTo(44);
    const { facts, row, items } = await getReport(team, workspace, sitting);
    expect(row).toMatchObject({ status: 'handed-in', finishedAt: '2026-03-01T12:30:00.000Z' });
    expect(facts.at(-2)).toMatchObject({ type: 'late-draft', item: 'spread', detail: { lateMs: 40_000 } });
    expect(facts.at(-1)).toMatchObject({ type: 'finished', detail: { by: 'deadline' } });
    const [handedIn] = items[0]?.submissions ?? [];
    const files = await test.world.repositories.submissions.getFiles(handedIn?.id ?? '');
    expect(files).toEqual([{ path: 'main.py', content: 'print(2)\n' }]);
    expect((await draft('print(3)\n', 2)).body).toMatchObject({ code: 'SITTING_OVER' });
  });

  it('is rejected when the device was there, and the end does not wait', async () => {
    await draft('print(1)\n', 0);
    await goTo(-1);
    await getSitting(candidate, sitting);
    await goTo(0.5);
    await getSitting(candidate, sitting);
    expect((await draft('print(2)\n', 1)).body).toMatchObject({ code: 'SITTING_OVER' });
    await goTo(1.5);
    expect(await status()).toBe('handed-in');
  });

  it('is rejected once a device has been back for a while, or never came back', async () => {
    await goTo(40);
    await getSitting(candidate, sitting);
    test.world.clock.advance(3 * SECOND);
    expect((await draft('print(2)\n', 0)).body).toMatchObject({ code: 'SITTING_OVER' });
  });

  it('is not waited for longer than 90 seconds', async () => {
    await goTo(89);
    expect(await status()).toBe('started');
    await goTo(90);
    expect(await status()).toBe('graded');
    expect((await draft('print(2)\n', 0)).body).toMatchObject({ code: 'SITTING_OVER' });
  });
});
