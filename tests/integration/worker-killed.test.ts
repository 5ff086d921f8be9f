import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LiveEvent } from '@hone/contracts';
import { eventually } from '../support/eventually.js';
import { connectLive } from '../support/site/live.js';
import { boxesOfProcess } from '../support/sandbox/sandbox.js';
import { startSite, type Site } from '../support/site/site.js';
import { endProcess } from '../support/site/site-processes.js';
import { followEvents, getSubmission, postSubmission } from '../support/site/submit.js';

const CHALLENGE = fileURLToPath(new URL('../../challenges/busiest-window', import.meta.url));
const ORDER = {
  challenge: 'busiest-window',
  language: 'python',
  mode: 'submit' as const,
  // Correct on nothing and slow on everything: grading is still running when the worker is killed.
  files: [{ path: 'main.py', content: 'import time\n\ntime.sleep(0.15)\nprint("none")\n' }],
};

let site: Site;
beforeAll(async () => {
  site = await startSite({ challenges: [CHALLENGE], workers: 0, env: { HONE_RECONCILE_GRACE_MS: '1000' } });
}, 240_000);
afterAll(() => site.stop(), 60_000);

describe('a worker killed in the middle of grading', () => {
  it('costs an attempt, not a mark: the next attempt grades it, exactly once, and no box is left', async () => {
    const doomed = site.startWorker();
    await site.ready();
    const id = await postSubmission(site.url, ORDER);
    const live = await connectLive(site.url);
    await live.subscribe(id, 0);
    await live.next('grading.check', 120_000);
    const before = await boxesOfProcess(doomed.pid);
    await endProcess(doomed, 'SIGKILL');
    const heir = site.startWorker();
    const events = await followEvents(site.url, id);
    const started = events.filter((event) => event.type === 'grading.started');
    expect(started.map((event) => event.data.attempt)).toEqual([1, 2]);
    expect(events.filter((event) => event.type === 'grading.finished')).toHaveLength(1);
    expect(events.map((event: LiveEvent) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect(await getSubmission(site.url, id)).toMatchObject({ status: 'graded', attempts: 2 });
    expect(before.length).toBeGreaterThan(0);
    const boxesEnd = ({ pid }: { readonly pid?: number | undefined }) =>
      eventually(
        async () => (await boxesOfProcess(pid)).length,
        (count) => count === 0,
        10_000,
      );
    await boxesEnd(doomed);
    await endProcess(heir);
    await boxesEnd(heir);
    live.close();
  }, 240_000);
});
