import { fileURLToPath } from 'node:url';
import { createTrustedCache, verifyChallenge } from '@hone/grading';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSandbox } from '../support/sandbox/sandbox.js';
import { ALL_RUNTIMES, startSite, type Site } from '../support/site/site.js';
import { acceptedOrder, recordMedian, timed, timedOften } from './timed-verdicts.js';

const TIMES = Number(process.env['HONE_BENCH_MICROSERVICES'] ?? 5);
const INCIDENT = fileURLToPath(new URL('../../challenges/checkout-is-slow', import.meta.url));

const FIVE = acceptedOrder('linear-kv', 'javascript', 'sync-first-javascript');
const MANY = acceptedOrder('gossip-broadcast', 'javascript', 'tree-javascript');
const SERVICE = acceptedOrder('polite-client', 'javascript', 'budget-javascript');
const ORDERS = [FIVE, MANY, SERVICE];

describe('microservices', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite({
      challenges: ORDERS.map(({ challenge }) => `challenges/${challenge}`),
      runtimes: ALL_RUNTIMES,
    });
    // The first of each warms the boxes for the rest.
    for (const order of ORDERS) await timed(site.url, order);
  }, 600_000);
  afterAll(() => site.stop(), 60_000);

  it('answer for five nodes', async () => {
    const times = await timedOften(site.url, FIVE, TIMES);
    recordMedian(
      'services-1-live',
      'five nodes, submit to first live event, p50',
      times.map(({ live }) => live),
      3_000,
    );
    recordMedian(
      'services-2-first',
      'the same, submit to first check, p50',
      times.map(({ first }) => first),
      15_000,
    );
    recordMedian(
      'services-3-nodes',
      'the same, submit to verdict with three seeds, p50',
      times.map(({ final }) => final),
      40_000,
    );
  }, 900_000);

  it.each([
    ['25 nodes', MANY, 'services-4-many', 90_000],
    ['a service beside stubs', SERVICE, 'services-5-service', 60_000],
  ] as const)(
    'answer for %s',
    async (what, order, id, most) => {
      const times = await timedOften(site.url, order, TIMES);
      recordMedian(
        id,
        `${what}, submit to verdict with three seeds, p50`,
        times.map(({ final }) => final),
        most,
      );
    },
    1_200_000,
  );
});

/** Milliseconds of each grading, in sequence. Graded in place, as a site draws the fault of each learner. */
async function gradeIncident(): Promise<number[]> {
  const sandbox = await openTestSandbox();
  const stamps: number[] = [];
  try {
    const { solutions } = await verifyChallenge(INCIDENT, {
      sandbox,
      cache: createTrustedCache(),
      signal: new AbortController().signal,
      repetitions: TIMES,
      parallel: 1,
      cheats: [],
      only: ['solutions/accepted/pool-of-ten'],
      onProgress: ({ type }) => {
        if (type === 'planned') stamps.length = 0;
        if (type === 'planned' || type === 'graded') stamps.push(performance.now());
      },
    });
    expect(solutions.map(({ ok }) => ok)).toEqual([true]);
  } finally {
    await sandbox.close();
  }
  return stamps.slice(1).map((at, index) => at - (stamps[index] ?? NaN));
}

describe('an incident', () => {
  it('is judged', async () => {
    const times = await gradeIncident();
    expect(times).toHaveLength(TIMES);
    recordMedian('services-6-incident', 'incident, begin of grading to verdict, p50', times, 90_000);
  }, 1_200_000);
});
