import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LiveEvent } from '@hone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_RUNTIMES, startSite, type Site } from '../support/site/site.js';
import { followEvents, getSubmission, postSubmission, type SubmitOrder } from '../support/site/submit.js';
import { record } from './speed-table.js';
import { quantile } from './statistics.js';

const CHALLENGES = fileURLToPath(new URL('../../challenges/', import.meta.url));
const TIMES = Number(process.env['HONE_BENCH_API'] ?? 8);

const order = (challenge: string, language: string, answer: string, file: string): SubmitOrder => ({
  challenge,
  language,
  mode: 'submit',
  files: [
    {
      path: file,
      content: readFileSync(`${CHALLENGES}${challenge}/solutions/accepted/${answer}/${file}`, 'utf8'),
    },
  ],
});
const DOCUMENT = order('orders-v1', 'openapi', 'keyset-and-put', 'openapi.yaml');
const SERVICE = order('notes-service', 'javascript', 'express-javascript', 'main.js');

let site: Site;
beforeAll(async () => {
  site = await startSite({
    challenges: ['challenges/orders-v1', 'challenges/notes-service'],
    runtimes: ALL_RUNTIMES,
  });
  // The first one of each pays for boxes that the next ones find ready.
  await timed(DOCUMENT);
  await timed(SERVICE);
}, 300_000);
afterAll(() => site.stop(), 60_000);

/** Milliseconds from the order until the first check was told, and until the verdict. */
interface Times {
  readonly first: number;
  readonly final: number;
}

async function timed(wanted: SubmitOrder): Promise<Times> {
  const began = performance.now();
  const id = await postSubmission(site.url, wanted);
  let first: number | undefined;
  await followEvents(site.url, id, {}, ({ type }: LiveEvent) => {
    if (type === 'grading.check') first ??= performance.now() - began;
  });
  const final = performance.now() - began;
  expect((await getSubmission(site.url, id)).verdict).toBe('accepted');
  return { first: first ?? final, final };
}

async function timedOften(wanted: SubmitOrder): Promise<Times[]> {
  const times: Times[] = [];
  for (let index = 0; index < TIMES; index++) times.push(await timed(wanted));
  return times;
}

function row(id: string, what: string, values: readonly number[], most: number): void {
  const parts = { fastest: Math.min(...values), slowest: Math.max(...values) };
  record({ id, what, unit: 'ms', value: quantile(values, 0.5), goal: { most }, parts, n: values.length });
}

describe('API design', () => {
  it('answers for a document', async () => {
    const times = await timedOften(DOCUMENT);
    row(
      'api-1-document',
      'OpenAPI document, submit to verdict, p50',
      times.map(({ final }) => final),
      2_000,
    );
  }, 300_000);

  it('answers for a service with a database', async () => {
    const times = await timedOften(SERVICE);
    row(
      'api-2-first',
      'service with PostgreSQL, submit to first check, p50',
      times.map(({ first }) => first),
      4_000,
    );
    row(
      'api-3-service',
      'the same, submit to verdict with all groups, p50',
      times.map(({ final }) => final),
      20_000,
    );
  }, 900_000);

  it('answers for a run of the visible checks', async () => {
    const times = await timedOften({ ...SERVICE, mode: 'run' });
    row(
      'api-4-run',
      'the same, run of the visible checks, p50',
      times.map(({ final }) => final),
      6_000,
    );
  }, 300_000);
});
