import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROGRAM, writeTwentyTests } from '../bench/twenty-tests.js';
import {
  cancelRest,
  countServed,
  EACH,
  flood,
  NEIGHBOURS,
  serveNeighbours,
  describeFlood,
} from '../support/site/flood.js';
import { startSite, type Site } from '../support/site/site.js';
import { submitAndAwait, type SubmitOrder } from '../support/site/submit.js';

const FLOOD = 500;
const SLOTS = 2;
/** One sample: short, so that the test measures the queue. */
const order: SubmitOrder = {
  challenge: 'bench-twenty-tests',
  language: 'python',
  mode: 'run',
  files: [{ path: 'main.py', content: PROGRAM }],
};

let folder: string;
let site: Site;
beforeAll(async () => {
  folder = await writeTwentyTests();
  site = await startSite({ challenges: [folder], env: { HONE_WORKER_SLOTS: String(SLOTS) } });
}, 240_000);
afterAll(async () => {
  await site.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

describe('a flood of 500 submissions of one user', () => {
  it('holds nine others up by the time of one slot, and goes on afterwards', async () => {
    const alone = await serveNeighbours(site.url, order);
    const flooder = await flood(site.url, order, FLOOD);
    const beside = await serveNeighbours(site.url, order);
    const served = await countServed(site.url, flooder, beside);
    process.stdout.write(`${describeFlood(alone, beside, served)}\n`);
    for (const { rows } of [alone, beside]) {
      expect(rows.map((row) => row.status)).toEqual(Array(NEIGHBOURS * EACH).fill('graded'));
    }
    // Before the nine: submissions in the slots, those that a worker took before their first order was queued, and those
    // it took while the next one was on its way: a slot waits for nobody.
    expect(served).toBeLessThanOrEqual(3 * SLOTS);

    const rows = await cancelRest(site.url, flooder);
    expect(rows).toHaveLength(FLOOD);
    expect(new Set(rows.map((row) => row.status))).toEqual(new Set(['graded', 'cancelled']));
    const { submission } = await submitAndAwait(site.url, order);
    expect(submission.status).toBe('graded');
  }, 300_000);
});
