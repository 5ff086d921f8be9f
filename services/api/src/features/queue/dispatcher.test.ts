import { jobId } from '@hone/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { SUBMISSION, TestApi } from '../../testing/test-api.js';
import type { SubmissionRepository } from '../submission-records/repository.js';
import { newQueueEntry } from './repository.js';

const LANE = 'grading-submit';

let test: TestApi<MemoryDependencies>;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
});
afterEach(() => test.close());

/** Submits a little later than the one before. */
async function submitAs(client = test.visitor()): Promise<string> {
  test.world.clock.advance(5);
  return (await test.submit(client)).id;
}

const stateOf = (id: string) => test.world.queues[LANE].state(jobId(id, 1));
const findEntry = (id: string) => test.world.repositories.queueEntries.find(id);

describe('filling the queue', () => {
  it('dispatches two entries per slot', async () => {
    for (let user = 0; user < 5; user++) await submitAs();
    expect(await test.world.queues[LANE].depth()).toEqual({ waiting: 2, active: 0 });
  });

  it('does not read again what was just accepted', async () => {
    const world = createMemoryDependencies();
    const { submissions } = world.repositories;
    const reads: string[] = [];
    const noted: SubmissionRepository = {
      ...submissions,
      find: (id) => (reads.push(`record of ${id}`), submissions.find(id)),
      getFiles: (id) => (reads.push(`files of ${id}`), submissions.getFiles(id)),
    };
    const own = await TestApi.start({
      ...world,
      repositories: { ...world.repositories, submissions: noted },
    });
    const flooder = await own.guest();
    const ids: string[] = [];
    for (let entry = 0; entry < 20; entry++) {
      world.clock.advance(5);
      ids.push((await own.submit(flooder)).id);
    }
    expect(reads).toEqual([]);
    // Of those that waited only the newest are still known.
    for (let served = 0; served < 3; served++) {
      await (await own.worker.take()).report();
      await own.record();
    }
    expect((await own.worker.take()).job).toMatchObject({ submission: ids[3], files: SUBMISSION.files });
    expect(reads).toContain(`files of ${ids[3]}`);
    await own.close();
  });

  it('lets a worker abandon what was cancelled before it was dispatched', async () => {
    const flooder = await test.guest();
    const [first, , third] = [await submitAs(flooder), await submitAs(flooder), await submitAs(flooder)];
    const { queueEntries, submissions } = test.world.repositories;
    const entry = await queueEntries.find(third);
    await flooder.call(`/api/v1/submissions/${third}/cancel`, { method: 'POST' });
    // As another process still sees it.
    if (entry !== undefined) await queueEntries.insert(entry);
    test.world.clock.advance(1_000);
    for (let served = 0; served < 2; served++) {
      await (await test.worker.take()).report();
      await test.record();
    }
    expect(await submissions.find(first)).toMatchObject({ outcome: { status: 'graded' } });
    const late = await test.worker.take();
    expect(late.job.submission).toBe(third);
    expect(await late.emitCheck()).toBe(false);
    await late.report();
    await test.record();
    expect(await submissions.find(third)).toMatchObject({ outcome: { status: 'cancelled' } });
  });

  it('skips entries that cannot be graded, so that they delay nobody', async () => {
    const { queueEntries } = test.api.services;
    for (const name of ['gone1', 'gone2', 'gone3'])
      await queueEntries.insert(newQueueEntry({ submission: name, user: name, lane: LANE, createdAt: 0 }));
    const id = await submitAs();
    expect(await stateOf(id)).toBe('waiting');
  });

  it('withdraws an entry of a flood to make room for another user', async () => {
    const flooder = await test.guest();
    const [first, second] = [await submitAs(flooder), await submitAs(flooder)];
    await test.worker.take();
    const other = await submitAs();
    expect(await Promise.all([first, second, other].map(stateOf))).toEqual(['active', undefined, 'waiting']);
    expect(await findEntry(second)).toMatchObject({ admittedAttempt: 0 });
  });

  it('leaves an entry dispatched when a worker is faster', async () => {
    const flooder = await test.guest();
    const [, second] = [await submitAs(flooder), await submitAs(flooder)];
    const queue = test.world.queues[LANE];
    queue.remove = () => Promise.resolve(false);
    const other = await submitAs();
    expect(await stateOf(other)).toBeUndefined();
    expect(await findEntry(second)).toMatchObject({ admittedAttempt: 1 });
    expect(await stateOf(second)).toBe('waiting');
  });

  it('grades a withdrawn entry later, as the same attempt', async () => {
    const flooder = await test.guest();
    const [, second] = [await submitAs(flooder), await submitAs(flooder)];
    await submitAs();
    for (let served = 0; served < 2; served++) {
      await (await test.worker.take()).report();
      await test.record();
    }
    expect((await test.worker.take()).job).toMatchObject({ submission: second, attempt: 1 });
  });
});
