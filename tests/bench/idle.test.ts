import { setTimeout as pause } from 'node:timers/promises';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeLoadUser, postOnce } from '../support/site/load.js';
import { processCpuMs } from '../support/sandbox/process-cpu.js';
import { startSite, type Site } from '../support/site/site.js';
import { eventually } from '../support/eventually.js';
import { record } from './speed-table.js';
import { PROGRAM, writeTwentyTests } from './twenty-tests.js';

const SECONDS = Number(process.env['HONE_BENCH_IDLE_SECONDS'] ?? 60);
/** By then, boxes are prewarmed and everything for learners is precomputed. */
const SETTLE_MS = 45_000;
const MOST_PERCENT = 2;

let folder: string;
let site: Site;
beforeAll(async () => {
  folder = await writeTwentyTests();
  site = await startSite({ challenges: [folder] });
}, 240_000);
afterAll(async () => {
  await site.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

/** One visit: a site that nobody ever used has less to look after. */
async function visitOnce(): Promise<void> {
  const user = await makeLoadUser(site.url);
  const files = [{ path: 'main.py', content: PROGRAM }];
  const order = { challenge: 'bench-twenty-tests', language: 'python', mode: 'submit' as const, files };
  const { submitted } = await postOnce(site.url, user, order);
  const address = `${site.url}/api/v1/submissions/${submitted.id}`;
  const read = async () => (await fetch(address, { headers: { cookie: user.cookie } })).text();
  await eventually(read, (text) => text.includes('"status":"graded"'), 60_000);
}

it('costs next to nothing while nobody uses the site', async () => {
  await visitOnce();
  await pause(SETTLE_MS);
  const pids = site.pids();
  const before = pids.map(processCpuMs);
  const since = performance.now();
  await pause(SECONDS * 1_000);
  const wallMs = performance.now() - since;
  const percents = pids.map((pid, place) => ((processCpuMs(pid) - (before[place] ?? 0)) / wallMs) * 100);
  const [api = 0, worker = 0] = percents;
  record({
    id: 'idle',
    what: 'CPU of api, live gateway and worker while nobody is there, of one core',
    unit: '%',
    value: api + worker,
    goal: { most: MOST_PERCENT },
    parts: { api, worker },
    n: 1,
  });
  expect(percents).toHaveLength(2);
}, 240_000);
