import { afterAll, beforeAll, expect, it } from 'vitest';
import { getReport, saveDraft, startSitting } from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';

let test: TestApi<MemoryDependencies>;
beforeAll(async () => {
  test = await TestApi.start(createMemoryDependencies());
});
afterAll(() => test.close());

it('has no total between the end and the last draft, also when the api is killed there', async () => {
  const [team, candidate] = [test.visitor(), test.visitor()];
  const { workspace, sitting } = await startSitting(team, candidate);
  await saveDraft(candidate, sitting, 'print(1)\n', 0);
  const read = () => getReport(team, workspace, sitting);

  // The state that an api leaves behind when it is killed now.
  const event = { kind: 'finish', by: 'deadline' } as const;
  const record = { id: `${sitting}:finish`, sitting, at: test.world.clock.now(), event };
  await test.world.repositories.hiring.sittingRecords.insert(record);
  expect((await read()).row).toMatchObject({ status: 'handed-in', percent: null });

  await test.api.services.sweepDeadlines();
  const { row, items } = await read();
  expect(row).toMatchObject({ status: 'handed-in', percent: null });
  expect(items[0]?.submissions).toMatchObject([{ by: 'deadline', status: 'queued' }]);
});
