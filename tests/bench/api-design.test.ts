import { afterAll, beforeAll, describe, it } from 'vitest';
import { ALL_RUNTIMES, startSite, type Site } from '../support/site/site.js';
import { acceptedOrder, recordMedian, timed, timedOften } from './timed-verdicts.js';

const TIMES = Number(process.env['HONE_BENCH_API'] ?? 8);

const DOCUMENT = acceptedOrder('orders-v1', 'openapi', 'keyset-and-put');
const SERVICE = acceptedOrder('notes-service', 'javascript', 'express-javascript');

let site: Site;
beforeAll(async () => {
  site = await startSite({
    challenges: ['challenges/orders-v1', 'challenges/notes-service'],
    runtimes: ALL_RUNTIMES,
  });
  // The first of each warms the boxes for the rest.
  await timed(site.url, DOCUMENT);
  await timed(site.url, SERVICE);
}, 300_000);
afterAll(() => site.stop(), 60_000);

describe('API design', () => {
  it('answers for a document', async () => {
    const times = await timedOften(site.url, DOCUMENT, TIMES);
    recordMedian(
      'api-1-document',
      'OpenAPI document, submit to verdict, p50',
      times.map(({ final }) => final),
      2_000,
    );
  }, 300_000);

  it('answers for a service with a database', async () => {
    const times = await timedOften(site.url, SERVICE, TIMES);
    recordMedian(
      'api-2-first',
      'service with PostgreSQL, submit to first check, p50',
      times.map(({ first }) => first),
      4_000,
    );
    recordMedian(
      'api-3-service',
      'the same, submit to verdict with all groups, p50',
      times.map(({ final }) => final),
      20_000,
    );
  }, 900_000);

  it('answers for a run of the visible checks', async () => {
    const times = await timedOften(site.url, { ...SERVICE, mode: 'run' }, TIMES);
    recordMedian(
      'api-4-run',
      'the same, run of the visible checks, p50',
      times.map(({ final }) => final),
      6_000,
    );
  }, 300_000);
});
