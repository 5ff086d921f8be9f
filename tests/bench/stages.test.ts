import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LiveEvent } from '@hone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSite, type Site } from '../support/site/site.js';
import { followEvents, getSubmission, postSubmission, type SubmitOrder } from '../support/site/submit.js';
import { record } from './speed-table.js';
import { quantile } from './statistics.js';

const CHALLENGES = fileURLToPath(new URL('../../challenges/', import.meta.url));
const TIMES = Number(process.env['HONE_BENCH_MEASURED'] ?? 8);

const solution = (path: string, file: string): SubmitOrder['files'] => [
  { path: file, content: readFileSync(`${CHALLENGES}${path}/${file}`, 'utf8') },
];
const measured = (answer: string): SubmitOrder => ({
  challenge: 'busiest-window',
  language: 'python',
  mode: 'submit',
  files: solution(`busiest-window/solutions/${answer}`, 'main.py'),
});
const QUERY: SubmitOrder = {
  challenge: 'quiet-customers',
  language: 'sql',
  mode: 'submit',
  files: solution('quiet-customers/solutions/accepted/reference', 'query.sql'),
};

let site: Site;
beforeAll(async () => {
  site = await startSite({
    challenges: ['challenges/busiest-window', 'challenges/quiet-customers'],
    measured: () => true,
    env: { HONE_POOL_MEMORY_MIB: '6144' },
  });
  // The first one calibrates.
  await timed(measured('accepted/two-pointers-python'));
  await timed(QUERY);
}, 300_000);
afterAll(() => site.stop(), 60_000);

interface Times {
  /** Seconds from the order until correctness was reported, where that came first, and until the verdict. */
  readonly correct: number;
  readonly final: number;
  readonly points: number;
}

async function timed(order: SubmitOrder): Promise<Times> {
  const began = performance.now();
  const id = await postSubmission(site.url, order);
  let correct: number | undefined;
  const since = () => (performance.now() - began) / 1_000;
  const onEvent = ({ type }: LiveEvent) => {
    if (type === 'grading.provisional' || type === 'grading.finished') correct ??= since();
  };
  await followEvents(site.url, id, {}, onEvent);
  const final = since();
  const { score } = await getSubmission(site.url, id);
  return { correct: correct ?? final, final, points: score?.percent ?? Number.NaN };
}

const SECOND = 1_000;

/** A row for the time to correctness, one for the verdict, and one for its 95th percentile. */
function rows(id: string, what: string, times: readonly Times[], goals: Record<string, number>): void {
  const quantileOf = (which: 'correct' | 'final', q: number) =>
    SECOND *
    quantile(
      times.map((each) => each[which]),
      q,
    );
  const points = times.map((each) => each.points);
  const parts = { pointsLeast: Math.min(...points), pointsMost: Math.max(...points) };
  const add = (part: string, value: number): void => {
    const most = goals[part];
    const goal = most === undefined ? {} : { goal: { most } };
    record({
      id: `stages-${id}-${part}`,
      what: `${what}: ${part}`,
      unit: 'ms',
      value,
      parts,
      n: times.length,
      ...goal,
    });
  };
  add('correctness p50', quantileOf('correct', 0.5));
  add('verdict p50', quantileOf('final', 0.5));
  add('verdict p95', quantileOf('final', 0.95));
}

const ANSWERS = [
  {
    answer: 'accepted/two-pointers-python',
    goals: { 'correctness p50': 3_000, 'verdict p50': 12_000, 'verdict p95': 25_000 },
  },
  {
    answer: 'slow/search-by-hand-python',
    goals: { 'correctness p50': 3_000, 'verdict p50': 12_000, 'verdict p95': 25_000 },
  },
  { answer: 'slow/naive-python', goals: { 'verdict p50': 15_000 } },
] as const;

describe('a measured submission', () => {
  it('reports correctness first, and the verdict after measuring its speed', async () => {
    for (const { answer, goals } of ANSWERS) {
      const times: Times[] = [];
      for (let time = 0; time < TIMES; time += 1) times.push(await timed(measured(answer)));
      rows(answer.replace(/.*\//, ''), `measured, ${answer}`, times, goals);
      expect(times.every(({ correct, final }) => correct <= final)).toBe(true);
    }
  }, 3_600_000);

  it('delays no query that is graded while measured submissions run and wait', async () => {
    const queries: Times[] = [];
    for (let round = 0; round < 3; round += 1) {
      const measuring = Array.from({ length: 3 }, () => timed(measured('accepted/two-pointers-python')));
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      for (let time = 0; time < TIMES / 2; time += 1) queries.push(await timed(QUERY));
      await Promise.all(measuring);
    }
    rows('query', 'a query beside three measured submissions', queries, { 'verdict p50': 1_000 });
    expect(queries.every(({ points }) => points === 100)).toBe(true);
  }, 1_800_000);
});
