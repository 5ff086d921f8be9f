import { similaritySchema } from '@hone/contracts/hiring';
import { afterEach, beforeEach, expect, it, vi, type Mock } from 'vitest';
import {
  actOn,
  createWorkspace,
  invite,
  joinAs,
  publishAssessment,
  startInvited,
} from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

const ANSWER = `prices = [int(word) for word in input().split()]
lowest, best = prices[0], 0
for price in prices[1:]:
    best = max(best, price - lowest)
    lowest = min(lowest, price)
if best > 0:
    print(best)
else:
    print("none", len(prices))
`;

let test: TestApi<MemoryDependencies>;
let compare: Mock<MemoryDependencies['compareAnswers']>;
let team: TestClient;
let workspace: string;
let assessment: string;
beforeEach(async () => {
  const world = createMemoryDependencies();
  compare = vi.fn(world.compareAnswers);
  test = await TestApi.start({ ...world, compareAnswers: compare });
  team = test.visitor();
  workspace = await createWorkspace(team, 'ada');
  assessment = await publishAssessment(team, workspace);
});
afterEach(() => test.close());

async function sit(name: string, content: string | undefined): Promise<string> {
  const candidate = test.visitor();
  const { token } = await invite(team, workspace, assessment, { name });
  const sitting = await startInvited(candidate, token);
  if (content !== undefined) {
    await test.worker.announce();
    await test.submit(candidate, { sitting, files: [{ path: 'main.py', content }] });
    await (await test.worker.take()).report({ verdict: 'accepted' });
    await test.record();
  }
  await actOn(candidate, sitting, 'finish');
  return sitting;
}

const path = (sitting: string, tail: string) => `/api/v1/workspaces/${workspace}/sittings/${sitting}${tail}`;

/** Asks until it is computed, as pages do. */
async function read(client: TestClient, sitting: string) {
  for (;;) {
    const found = await client.get(similaritySchema, path(sitting, '/similarity'));
    if (found.state !== 'computing') return found;
  }
}

it('shows an answer that appears in another one, to permitted members with the names they may see', async () => {
  const first = await sit('Grace', ANSWER);
  const second = await sit('Radhia', ANSWER.replaceAll('lowest', 'least').replaceAll('best', 'gain'));
  const { items } = await read(team, second);
  expect(items).toMatchObject([
    {
      ...{ id: 'spread', state: 'compared', compared: 1, typical: 100 },
      matches: [{ sitting: first, candidate: 'Grace', percent: 100 }],
    },
  ]);
  expect(items[0]?.matches[0]?.examples[0]?.other.text).toContain('lowest = min(lowest, price)');

  const reviewer = test.visitor();
  await joinAs(team, workspace, reviewer, { word: 'eve', role: 'blind-reviewer' });
  expect(await read(reviewer, second)).toEqual({ state: 'hidden', items: [] });
  const json = { ratings: [], notes: [], handIn: true };
  await reviewer.call(path(second, '/review'), { method: 'PUT', json });
  expect((await read(reviewer, second)).items[0]?.matches[0]?.candidate).toBeNull();
  // Both are in the audit log: code of both was shown.
  const { body } = await team.call(`/api/v1/workspaces/${workspace}/audit?limit=100`);
  for (const subject of [first, second])
    expect(body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ action: 'similarity.view', subject })]),
    });
});

it('shows nothing of a sitting that was erased since', async () => {
  const first = await sit('Grace', ANSWER);
  const second = await sit('Radhia', ANSWER);
  expect((await read(team, second)).items[0]?.matches).toHaveLength(1);
  await team.call(`/api/v1/workspaces/${workspace}/sittings/erase`, { json: { sittings: [first] } });
  expect((await read(team, second)).items[0]?.matches).toEqual([]);
});

it('says why there is no number: nobody to compare with, or nothing handed in', async () => {
  const first = await sit('Grace', ANSWER);
  expect((await read(team, first)).items).toMatchObject([{ state: 'alone', compared: 0, highest: null }]);
  const empty = await sit('Radhia', undefined);
  expect((await read(team, empty)).items).toMatchObject([{ state: 'no-answer' }]);
});

it('says that it could not compare, and compares again on the next request', async () => {
  const sitting = await sit('Grace', ANSWER);
  const { rows } = test.world.repositories.hiring;
  const list = vi.spyOn(rows, 'list').mockRejectedValue(new Error('the database is away'));
  const first = await read(team, sitting);
  list.mockRestore();
  const second = await read(team, sitting);
  expect(first).toEqual({ state: 'failed', items: [] });
  expect(second).toMatchObject({ state: 'ready', items: [{ state: 'alone' }] });
});

it('shows an answer that could not be compared once, and compares again on the next request', async () => {
  const sitting = await sit('Grace', ANSWER);
  compare.mockRejectedValueOnce(new Error('the thread ran out of memory'));
  const first = await read(team, sitting);
  expect(first).toMatchObject({ state: 'ready', items: [{ state: 'failed', highest: null }] });
  expect((await read(team, sitting)).items).toMatchObject([{ state: 'alone' }]);
});
