import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EventBody } from '@hone/contracts';
import { createRedisEventLog, type EventLog } from '@hone/kit';
import { announceIdleWorker } from '../support/site/idle-worker.js';
import { makeLoadUser, postMany } from '../support/site/load.js';
import { startSite, type Site } from '../support/site/site.js';
import { startSocketClients, type SocketClients } from '../support/site/socket-clients.js';
import { quantile } from './statistics.js';
import { PROGRAM, writeTwentyTests } from './twenty-tests.js';

const SOCKETS = Number(process.env['HONE_BENCH_SOCKETS'] ?? 1_000);
const PROCESSES = 2;
/** The limit is twenty sockets per user: each of these users sends one submission and watches it with all of theirs. */
const PEOPLE = Math.ceil(SOCKETS / 20);
const SUBMISSIONS = PEOPLE;
/** Appended to each submission, after the first event, which the api reports. */
const EVENTS = 40;
const EVERY_MS = 10;
const TARGET_P99_MS = 250;

let folder: string;
let site: Site;
let worker: { stop(): Promise<void> };
let log: EventLog;
const clients: SocketClients[] = [];
beforeAll(async () => {
  folder = await writeTwentyTests();
  site = await startSite({ workers: 0, challenges: [folder] });
  worker = await announceIdleWorker(site);
  log = createRedisEventLog({
    redisUrl: site.workerEnv['REDIS_URL'] ?? '',
    prefix: site.workerEnv['HONE_PREFIX'],
  });
}, 240_000);
afterAll(async () => {
  for (const each of clients) each.end();
  await log.close();
  await worker.stop();
  await site.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

/** A worker's event: a check with its evidence, of realistic length. */
const bodyOf = (index: number): EventBody =>
  index === 0
    ? { type: 'grading.started', data: { attempt: 1 } }
    : {
        type: 'grading.check',
        data: {
          done: index,
          total: EVENTS,
          check: {
            id: `check-${index}`,
            title: `Check number ${index}`,
            group: 'correct',
            weight: 1,
            required: true,
            status: 'fail',
            reason: 'wrong-answer',
            score: 0,
            visible: true,
            evidence: { type: 'diff', expected: '1 2 3\n'.repeat(20), actual: '3 2 1\n'.repeat(20) },
            usage: { cpuMs: 12, wallMs: 20, memoryBytes: 9_000_000 },
          },
        },
      };

/** One event after another, at a steady pace, over all submissions in turn. */
async function appendAll(ids: readonly string[]): Promise<void> {
  const appended: Promise<unknown>[] = [];
  const begun = performance.now();
  for (let count = 0; count < ids.length * EVENTS; count++) {
    const wait = begun + count * EVERY_MS - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    appended.push(log.append(ids[count % ids.length] ?? '', 1, bodyOf(Math.floor(count / ids.length))));
  }
  await Promise.all(appended);
}

it(`sends ${SOCKETS} sockets on ${SUBMISSIONS} submissions everything, in order and soon`, async () => {
  const users = await Promise.all(Array.from({ length: PEOPLE }, () => makeLoadUser(site.url)));
  const order = { challenge: 'bench-twenty-tests', language: 'python', mode: 'run' as const };
  const files = [{ path: 'main.py', content: PROGRAM }];
  const posts = await postMany({
    url: site.url,
    order: { ...order, files },
    count: SUBMISSIONS,
    users,
    concurrency: 4,
  });
  const ids = posts.map(({ id }) => id);
  const watched = Array.from({ length: SOCKETS }, (_, index) => ({
    submission: ids[index % ids.length] ?? '',
    cookie: users[index % users.length]?.cookie ?? '',
  }));
  const share = Math.ceil(SOCKETS / PROCESSES);
  for (let first = 0; first < SOCKETS; first += share)
    clients.push(
      startSocketClients({
        url: site.url,
        watched: watched.slice(first, first + share),
        events: EVENTS + 1,
      }),
    );
  await Promise.all(clients.map(({ ready }) => ready));
  await appendAll(ids);
  const results = await Promise.all(clients.map(({ done }) => done));
  // The first event was sent at the subscription: its age then says nothing.
  const latencies = results.flatMap((result) => result.latencies);
  const live = latencies.sort((a, b) => a - b).slice(0, SOCKETS * EVENTS);
  const at = (q: number) => quantile(live, q);
  process.stdout.write(
    `live: ${SOCKETS} sockets, ${SUBMISSIONS} submissions, ${live.length} events received; append to client p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${live.at(-1)} ms\n`,
  );
  expect(latencies).toHaveLength(SOCKETS * (EVENTS + 1));
  expect(results.map(({ disordered }) => disordered)).toEqual(results.map(() => 0));
  expect(at(0.99)).toBeLessThanOrEqual(TARGET_P99_MS);
}, 300_000);
