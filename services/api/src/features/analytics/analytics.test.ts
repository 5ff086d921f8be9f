import { analyticsSchema, ANALYTICS_MIN } from '@hone/contracts/hiring';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  actOn,
  createWorkspace,
  getReport,
  invite,
  openInvitation,
  publishAssessment,
  startInvited,
} from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

const MINUTE = 60_000;

let test: TestApi<MemoryDependencies>;
let team: TestClient;
let workspace: string;
let assessment: string;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  team = test.visitor();
  workspace = await createWorkspace(team, 'ada');
  assessment = await publishAssessment(team, workspace);
});
afterEach(() => test.close());

/** Somebody who answers after ten minutes and hands in. */
async function sit(percent: number): Promise<void> {
  const candidate = test.visitor();
  const { token } = await invite(team, workspace, assessment);
  const sitting = await startInvited(candidate, token);
  test.world.clock.advance(10 * MINUTE);
  await test.worker.announce();
  await test.submit(candidate, { sitting });
  const score = { points: percent, max: 100, percent, groups: [] };
  await (await test.worker.take()).report({ verdict: 'partial', score });
  await test.record();
  await actOn(candidate, sitting, 'finish');
}

const read = async () =>
  team.get(analyticsSchema, `/api/v1/workspaces/${workspace}/assessments/${assessment}/analytics`);

it('counts how far candidates got, and hides points while they are few', async () => {
  await invite(team, workspace, assessment);
  const { token } = await invite(team, workspace, assessment);
  await openInvitation(test.visitor(), token);
  await sit(100);
  expect(await read()).toMatchObject({
    funnel: { invited: 3, opened: 2, started: 1, ended: 1, decided: 0, advanced: 0 },
    n: 1,
    distribution: null,
    minutes: null,
    items: [{ id: 'spread', n: 1, solved: null, mean: null, discrimination: null, minutes: null }],
  });
});

it(`shows points with their interval and times from ${ANALYTICS_MIN} candidates on`, async () => {
  for (let index = 1; index < ANALYTICS_MIN; index += 1) await sit(index % 2 === 0 ? 100 : 40);
  expect((await read()).items).toMatchObject([{ n: ANALYTICS_MIN - 1, solved: null }]);
  await sit(100);
  const { distribution, items, minutes } = await read();
  expect(distribution).toEqual([0, 0, 0, 15, 0, 0, 0, 0, 0, 15]);
  expect(minutes).toEqual({ low: 10, median: 10, high: 10 });
  expect(items).toMatchObject([
    {
      n: ANALYTICS_MIN,
      solved: { share: 0.5, low: 0.3315, high: 0.6685 },
      mean: 70,
      // With one item there is nothing to compare it with.
      discrimination: null,
      minutes: { median: 10 },
    },
  ]);
}, 60_000);

it(`says where a total stands from ${ANALYTICS_MIN} candidates of the version on`, async () => {
  const { token } = await invite(team, workspace, assessment);
  const candidate = test.visitor();
  const sitting = await startInvited(candidate, token);
  await actOn(candidate, sitting, 'finish');
  for (let index = 2; index < ANALYTICS_MIN; index += 1) await sit(50);
  expect((await getReport(team, workspace, sitting)).percentile).toBeNull();
  await sit(50);
  // 0 points, 29 of 30 have more: half of the own tie.
  expect((await getReport(team, workspace, sitting)).percentile).toEqual({ percent: 2, n: ANALYTICS_MIN });
}, 60_000);
