import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRedisWorkerRegistry } from '@hone/kit';
import { eventually } from '../support/eventually.js';
import { announceIdleWorker } from '../support/site/idle-worker.js';
import { makeLoadUser, postMany, runLoad } from '../support/site/load.js';
import { startSite, type Site } from '../support/site/site.js';
import { endProcess } from '../support/site/site-processes.js';
import type { SubmitOrder } from '../support/site/submit.js';
import { summarize } from './statistics.js';
import { PROGRAM, writeTwentyTests } from './twenty-tests.js';

const COUNT = Number(process.env['HONE_BENCH_LOAD'] ?? 60);
const OPEN_ORDERS = Number(process.env['HONE_BENCH_ORDERS'] ?? 1_000);

const orderOf = (content: string): SubmitOrder => ({
  challenge: 'bench-twenty-tests',
  language: 'python',
  mode: 'run',
  files: [{ path: 'main.py', content }],
});
/** One sample, one short run: nearly all of it is the platform's own work. */
const SHORT = orderOf(PROGRAM);
/** Waits most of its time, like a program that talks to a database: it needs slots, not cores. */
const LIGHT = orderOf(`import time\n\ntime.sleep(0.5)\n${PROGRAM}`);
const print = (text: string) => process.stdout.write(`${text}\n`);

let folder: string;
beforeAll(async () => {
  folder = await writeTwentyTests();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ONE_SLOT = { HONE_WORKER_SLOTS: '1' };

describe.each([
  ['one slot each, waiting programs', ONE_SLOT, LIGHT],
  ['one slot each, short programs', ONE_SLOT, SHORT],
  ['as many slots as cores, waiting programs', {}, LIGHT],
])('throughput of workers: %s', (name, env, order) => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite({ workers: 0, challenges: [folder], env });
  }, 240_000);
  afterAll(() => site.stop(), 60_000);

  it('is measured with one worker and with two', async () => {
    const measure = async () => {
      await runLoad({ url: site.url, order, count: 10, users: 5 });
      return runLoad({ url: site.url, order, count: COUNT, users: 5 });
    };
    const first = site.startWorker();
    await site.ready();
    const one = await measure();
    const second = site.startWorker();
    await awaitWorkers(site, 2);
    const two = await measure();
    const ratio = two.perSecond / one.perSecond;
    print(
      `throughput: ${name}: ${one.perSecond.toFixed(2)}/s with one worker, ${two.perSecond.toFixed(2)}/s with two: ${ratio.toFixed(2)}`,
    );
    for (const result of [one, two]) expect(result).toMatchObject({ graded: COUNT, others: {} });
    await Promise.all([endProcess(first), endProcess(second)]);
  }, 600_000);
});

describe('accepting a submission', () => {
  let site: Site;
  let worker: { stop(): Promise<void> };
  beforeAll(async () => {
    site = await startSite({ workers: 0, challenges: [folder], env: { HONE_QUEUE_LIMIT: '4000' } });
    worker = await announceIdleWorker(site);
  }, 240_000);
  afterAll(async () => {
    await worker.stop();
    await site.stop();
  }, 60_000);

  it('costs hardly more with a thousand open orders than with none', async () => {
    const users = await Promise.all(Array.from({ length: 10 }, () => makeLoadUser(site.url)));
    const measure = async () =>
      summarize(
        (await postMany({ url: site.url, order: SHORT, count: 50, users, concurrency: 1 })).map(tookMs),
      );
    await measure();
    const empty = await measure();
    await postMany({ url: site.url, order: SHORT, count: OPEN_ORDERS - 100, users, concurrency: 8 });
    const full = await measure();
    print(
      `POST p50/p95 ms: ${empty.p50}/${empty.p95} with 50-100 open orders, ${full.p50}/${full.p95} with ${OPEN_ORDERS}`,
    );
    expect(full.p50).toBeLessThan(3 * empty.p50 + 10);
  }, 300_000);
});

const tookMs = (post: { readonly tookMs: number }): number => post.tookMs;

async function awaitWorkers(site: Site, count: number): Promise<void> {
  const registry = createRedisWorkerRegistry({
    redisUrl: site.workerEnv['REDIS_URL'] ?? '',
    prefix: site.workerEnv['HONE_PREFIX'],
  });
  const ready = async () =>
    (await registry.list()).filter(({ canary, runtimes }) => {
      const able = Object.values(runtimes).some(({ status }) => status === 'ready');
      return canary === 'passed' && able;
    }).length;
  try {
    await eventually(ready, (workers) => workers >= count, 120_000);
  } finally {
    await registry.close();
  }
}
