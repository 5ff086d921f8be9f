import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { metricsUrl, readMetrics, WITH_METRICS } from '../support/site/metrics.js';
import { startSite, type Site } from '../support/site/site.js';
import { submitAndAwait } from '../support/site/submit.js';

const CHALLENGE = fileURLToPath(new URL('../../challenges/quiet-customers', import.meta.url));
const right = readFileSync(`${CHALLENGE}/solutions/accepted/reference/query.sql`, 'utf8');

let site: Site;
let workerMetrics: string;
beforeAll(async () => {
  site = await startSite({ challenges: [CHALLENGE], env: WITH_METRICS });
  workerMetrics = await metricsUrl(site, 'worker');
}, 120_000);
afterAll(() => site.stop(), 60_000);

const submit = (content: string, mode: 'run' | 'submit' = 'submit') =>
  submitAndAwait(site.url, {
    challenge: 'quiet-customers',
    language: 'sql',
    mode,
    files: [{ path: 'query.sql', content }],
  });

/** Waits until the worker has a server for the next submission. */
const made = () =>
  eventually(
    () => readMetrics(workerMetrics),
    (now) => now.sum('hone_worker_ready_waiting') === 1,
    30_000,
  );

describe('a worker between two submissions', () => {
  it('opens the server of the next one, which is graded in it', async () => {
    await submit(right);
    await made();
    // A run on the samples has no generated data and leaves it alone.
    expect((await submit(right, 'run')).submission.verdict).toBe('accepted');
    const verdicts = [];
    for (const query of [right, right.replace('c.closed_on IS NULL', 'true')]) {
      await made();
      verdicts.push((await submit(query)).submission.verdict);
    }
    expect(verdicts).toEqual(['accepted', 'rejected']);
    await made();
    const now = await readMetrics(workerMetrics);
    expect(now.sum('hone_worker_ready_total', { end: 'used' })).toBe(2);
    expect(now.sum('hone_worker_ready_total', { end: 'unused' })).toBe(0);
  });
});
