import { afterAll, beforeAll, expect, it } from 'vitest';
import { announceIdleWorker } from '../support/site/idle-worker.js';
import { makeLoadUser, postOnce } from '../support/site/load.js';
import { processCpuMs } from '../support/sandbox/process-cpu.js';
import { startSite, type Site } from '../support/site/site.js';
import { loadReads } from './load-reads.js';
import { record } from './speed-table.js';

const CONNECTIONS = 50;
const SECONDS = Number(process.env['HONE_BENCH_READ_SECONDS'] ?? 8);
const WARM_SECONDS = 3;
const LEAST_PER_SECOND = 1_500;
const MOST_P99_MS = 100;

let site: Site;
let worker: { stop(): Promise<void> };
let cookie: string;
beforeAll(async () => {
  // Log lines are written as in production: they cost something at each request.
  site = await startSite({ workers: 0, env: { HONE_LOG_LEVEL: 'info' } });
  worker = await announceIdleWorker(site);
  const user = await makeLoadUser(site.url);
  const files = [{ path: 'main.py', content: 'print(1)\n' }];
  // A user with submissions: their catalogue differs from a stranger's.
  await postOnce(site.url, user, { challenge: 'busiest-window', language: 'python', mode: 'submit', files });
  ({ cookie } = user);
}, 240_000);
afterAll(async () => {
  await worker.stop();
  await site.stop();
}, 60_000);

const list = '/api/v1/challenges';
const one = '/api/v1/challenges/busiest-window';

it.each([
  { id: '1-list', what: 'the list of challenges', path: list, mine: false, goal: true },
  { id: '2-list-session', what: 'the same with a session', path: list, mine: true, goal: true },
  { id: '3-challenge', what: 'one challenge', path: one, mine: false, goal: true },
  { id: '4-challenge-session', what: 'the same with a session', path: one, mine: true, goal: true },
  { id: '5-page', what: 'the page', path: '/challenges', mine: false, goal: false },
  { id: '6-healthz', what: '/healthz, which does nothing', path: '/healthz', mine: false, goal: false },
])(
  'reads $what over 50 connections ($id)',
  async ({ id, what, path, mine, goal }) => {
    const headers = {
      accept: path === '/challenges' ? 'text/html' : 'application/json',
      ...(mine && { cookie }),
    };
    const reading = { url: site.url + path, headers, connections: CONNECTIONS };
    // Code that has not run yet is slow in any case.
    await loadReads({ ...reading, seconds: WARM_SECONDS });
    const [pid = 0] = site.pids();
    const before = processCpuMs(pid);
    const load = await loadReads({ ...reading, seconds: SECONDS });
    const cpuMs = (processCpuMs(pid) - before) / load.requests.total;
    const { p50, p99 } = load.latency;
    record({
      id: `reads-${id}`,
      what: `${what}, requests a second over ${CONNECTIONS} connections`,
      unit: '/s',
      value: load.requests.average,
      ...(goal ? { goal: { least: LEAST_PER_SECOND } } : {}),
      parts: { p50, p99, 'CPU ms each': cpuMs },
      n: load.requests.total,
    });
    record({
      id: `reads-${id}-p99`,
      what: `${what}, p99`,
      unit: 'ms',
      value: p99,
      ...(goal ? { goal: { most: MOST_P99_MS } } : {}),
      n: load.requests.total,
    });
    expect([load.non2xx, load.errors]).toEqual([0, 0]);
  },
  60_000,
);
