import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submissionSchema, type Submission } from '@hone/contracts';
import { PROGRAM, writeTwentyTests } from '../bench/twenty-tests.js';
import { processesIn } from '../support/sandbox/box-processes.js';
import { eventually } from '../support/eventually.js';
import { boxesOfProcess } from '../support/sandbox/sandbox.js';
import { registerStaff } from '../support/site/staff.js';
import { startSite, type Site } from '../support/site/site.js';
import {
  followEvents,
  getSubmission,
  guestCookie,
  postSubmission,
  submitAndAwait,
  type SubmitOrder,
} from '../support/site/submit.js';

const orderOf = (content: string): SubmitOrder => ({
  challenge: 'bench-twenty-tests',
  language: 'python',
  mode: 'run',
  files: [{ path: 'main.py', content }],
});
/** Occupies the slot until its wall time is over. */
const SLOW = orderOf('import time\n\ntime.sleep(5)\nprint(1)\n');
const QUICK = orderOf(PROGRAM);

let folder: string;
let site: Site;
let workerPid: number | undefined;
beforeAll(async () => {
  folder = await writeTwentyTests();
  site = await startSite({ workers: 0, challenges: [folder], env: { HONE_WORKER_SLOTS: '1' } });
  workerPid = site.startWorker().pid;
  await site.ready();
}, 240_000);
afterAll(async () => {
  await site.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function cancel(id: string, cookie?: string): Promise<Submission> {
  const response = await fetch(`${site.url}/api/v1/submissions/${id}/cancel`, {
    method: 'POST',
    headers: { cookie: cookie ?? (await guestCookie(site.url)) },
  });
  expect(response.status).toBe(202);
  return submissionSchema.parse(await response.json());
}

const running = (id: string) =>
  eventually(
    () => getSubmission(site.url, id),
    ({ status }) => status === 'running',
    60_000,
  );

/** How many learners' programs run in the boxes of this site's worker. */
async function programs(): Promise<number> {
  const boxes = await boxesOfProcess(workerPid);
  // A box may disappear while it is asked.
  const running = await Promise.all(boxes.map((box) => processesIn(box).catch(() => [])));
  return running.flat().filter(({ command }) => command.includes('main.py')).length;
}

const typesOf = async (id: string) => (await followEvents(site.url, id)).map(({ type }) => type);

describe('a submission that is cancelled', () => {
  it('while it runs, in the queue, or before it has a place, is never graded and frees its place at once', async () => {
    const [first, second, third] = [
      await postSubmission(site.url, SLOW),
      await postSubmission(site.url, SLOW),
      await postSubmission(site.url, SLOW),
    ];
    await running(first);
    await eventually(programs, (count) => count > 0);
    const last = await postSubmission(site.url, QUICK);
    expect((await getSubmission(site.url, last)).queue?.position).toBe(3);
    // The third waits in the database, the second in the queue, the first runs.
    for (const id of [third, second]) expect(await cancel(id)).toMatchObject({ status: 'cancelled' });
    expect((await getSubmission(site.url, last)).queue?.position).toBe(1);
    expect(await cancel(first)).toMatchObject({ status: 'cancelled' });
    await eventually(programs, (count) => count === 0, 10_000);
    expect((await followEvents(site.url, last)).at(-1)?.type).toBe('grading.finished');

    expect((await typesOf(first)).slice(0, 2)).toEqual(['submission.queued', 'grading.started']);
    for (const id of [second, third])
      expect(await typesOf(id)).toEqual(['submission.queued', 'submission.cancelled']);
    for (const id of [first, second, third]) {
      const types = await typesOf(id);
      expect(types.at(-1)).toBe('submission.cancelled');
      expect(types.filter((type) => type.startsWith('grading.finished'))).toEqual([]);
      expect(await getSubmission(site.url, id)).toMatchObject({
        status: 'cancelled',
        verdict: null,
        score: null,
      });
    }
  }, 120_000);

  it('stays unchanged when it was graded before, or cancelled', async () => {
    const { submission, events } = await submitAndAwait(site.url, QUICK);
    expect(await cancel(submission.id)).toMatchObject({ status: 'graded' });
    expect(await followEvents(site.url, submission.id)).toEqual(events);
    const id = await postSubmission(site.url, SLOW);
    await cancel(id);
    const before = await followEvents(site.url, id);
    expect(await cancel(id)).toMatchObject({ status: 'cancelled' });
    expect(await followEvents(site.url, id)).toEqual(before);
  }, 60_000);

  it('in the lane of regrades leaves its original alone', async () => {
    const { submission } = await submitAndAwait(site.url, QUICK);
    const { cookie } = await registerStaff(site, 'reviewer');
    const busy = await postSubmission(site.url, SLOW);
    await running(busy);
    const answer = await fetch(`${site.url}/api/v1/submissions/${submission.id}/regrade`, {
      method: 'POST',
      headers: { cookie },
    });
    const { id } = (await answer.json()) as { id: string };
    expect(await cancel(id, cookie)).toMatchObject({ status: 'cancelled', regradeOf: submission.id });
    await cancel(busy);
    await submitAndAwait(site.url, QUICK);
    expect(await typesOf(id)).toEqual(['submission.queued', 'submission.cancelled']);
    expect(await getSubmission(site.url, submission.id)).toMatchObject({ status: 'graded', regrades: [id] });
  }, 120_000);
});
