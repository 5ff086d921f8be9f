import { talkSchema } from '@hone/contracts/hiring';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { actOn, joinAs, startSitting } from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let test: TestApi<MemoryDependencies>;
let team: TestClient;
let workspace: string;
let sitting: string;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  team = test.visitor();
  const candidate = test.visitor();
  ({ workspace, sitting } = await startSitting(team, candidate));
  await test.submit(candidate, { sitting });
  await (await test.worker.take()).report({ verdict: 'rejected' });
  await test.record();
  await actOn(candidate, sitting, 'finish');
});
afterEach(() => test.close());

const path = () => `/api/v1/workspaces/${workspace}/sittings/${sitting}`;

it('asks about the answer that counts; reviewers see it once they handed in', async () => {
  const talk = await team.get(talkSchema, `${path()}/talk`);
  expect(talk.hidden).toBe(false);
  expect(talk.items[0]?.questions.at(-1)).toMatchObject({ template: 'next-input' });
  const reviewer = test.visitor();
  await joinAs(team, workspace, reviewer, { word: 'eve', role: 'reviewer' });
  expect(await reviewer.get(talkSchema, `${path()}/talk`)).toEqual({ hidden: true, items: [] });
  const json = { ratings: [], notes: [], handIn: true };
  await reviewer.call(`${path()}/review`, { method: 'PUT', json });
  expect(await reviewer.get(talkSchema, `${path()}/talk`)).toEqual(talk);
});
