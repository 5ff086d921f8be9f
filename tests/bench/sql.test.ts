import { setTimeout as pause } from 'node:timers/promises';
import { POSTGRES_SOCKET } from '@hone/kinds/sql/postgres-socket';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { metricsUrl, readMetrics, WITH_METRICS } from '../support/site/metrics.js';
import { runInContainer } from '../support/sandbox/run-in-container.js';
import { boxesOf, openTestSandbox, testEngine } from '../support/sandbox/sandbox.js';
import { startSite, type Site } from '../support/site/site.js';
import { writeQueryTask, type Part, type QueryTask } from './query-task.js';
import { record } from './speed-table.js';
import { quantile } from './statistics.js';
import { phaseMedians, submitTimed, type Timed } from './submit-timed.js';

const SUBMISSIONS = Number(process.env['HONE_BENCH_SUBMISSIONS'] ?? 50);
/** Submissions before the first that is measured. */
const WARM_UP = 20;
/** Lets the pool refill, as warm submissions are measured. */
const BETWEEN_MS = 1_500;
/** Maximum wait until the worker has opened the next submission's server; nothing else is measured meanwhile. */
const READY_MS = 20_000;
/** Tests keep few boxes ready; an installation keeps all that a submission needs: here three for each core. */
const AS_INSTALLED = { HONE_POOL_MEMORY_MIB: '6144', ...WITH_METRICS };
const PSQL = '/usr/lib/postgresql/17/bin/psql';
/** The eight smallest of the first task's thirteen instances: one shown, two drawn for each submission. */
const SMALL_LEAVES_OUT = ['everyday-large', 'single-row', 'never-ordered', 'same-day', 'odd-names'];
const SMALL: Part = { name: 'small', has: (id) => !SMALL_LEAVES_OUT.includes(id) };
/** One shown, two drawn, one of them of realistic size, and five that never change. */
const FIRST_EIGHT: Part = { name: 'eight', has: (_id, index) => index < 8 };
/** Queries on PostgreSQL, the first eight of each task's families, and all of them. */
const TASKS = [
  'quiet-customers',
  'cohort-retention',
  'top-sellers-with-ties',
  'ledger-as-of',
  'outage-islands',
  'org-rollup',
];

let tasks: QueryTask[];
let site: Site;
let sandbox: Awaited<ReturnType<typeof openTestSandbox>>;
/** Id of the container whose server psql talks to. */
let server: string;

beforeAll(async () => {
  tasks = await Promise.all([
    writeQueryTask('quiet-customers', SMALL),
    ...TASKS.flatMap((slug) => [writeQueryTask(slug, FIRST_EIGHT), writeQueryTask(slug)]),
  ]);
  const challenges = tasks.map(({ folder }) => folder);
  [site, sandbox] = await Promise.all([startSite({ challenges, env: AS_INSTALLED }), openTestSandbox()]);
  const box = await sandbox.open({ runtime: 'postgresql', memoryMiB: 512, processes: 32, trust: 'trusted' });
  const scripts = tasks.map(({ slug, script }) => ({
    path: `${slug}.sql`,
    content: Buffer.from(script),
  }));
  await box.put(scripts);
  server = (await boxesOf(sandbox.workerId))[0]?.Id ?? '';
}, 300_000);
afterAll(async () => {
  await site.stop();
  await sandbox.close();
  await Promise.all(tasks.map((task) => task.remove()));
}, 60_000);

/** The same statements through the engine's own client, on a server of the same kind; milliseconds. */
async function runPsql({ slug }: QueryTask): Promise<number> {
  const socket = POSTGRES_SOCKET.path.replace(/\/[^/]*$/, '');
  const as = `-h ${socket} -U ${POSTGRES_SOCKET.grader} -d ${POSTGRES_SOCKET.database}`;
  const psql = `${PSQL} ${as} -X -q -A -t -v ON_ERROR_STOP=1 -f /box/${slug}.sql >/dev/null`;
  // The time to get into the box does not count.
  const script = `began=$(date +%s%N); ${psql} && echo $(($(date +%s%N) - began))`;
  const words = ['env', 'PGOPTIONS=-c client_min_messages=warning', 'sh', '-c', script];
  const { output } = await runInContainer(testEngine(), server, words);
  const nanoseconds = Number(output);
  if (!(nanoseconds > 0)) throw new Error(`psql failed: ${output}`);
  return nanoseconds / 1e6;
}

const drawn = async (url: string): Promise<number> => (await readMetrics(url)).sum('hone_worker_drawn_total');

const orderOf = ({ slug, query }: QueryTask) =>
  ({
    challenge: slug,
    language: 'sql',
    mode: 'submit',
    files: [{ path: 'query.sql', content: query }],
  }) as const;

/** Submissions of a task's reference, each next to psql; two warm-up submissions don't count. */
async function measure(task: QueryTask, submissions: number): Promise<{ bareMs: number[]; timed: Timed[] }> {
  const order = orderOf(task);
  const [bareMs, timed]: [number[], Timed[]] = [[], []];
  const worker = await metricsUrl(site, 'worker');
  for (let turn = -2; turn < submissions; turn++) {
    const bare = await runPsql(task);
    const before = await drawn(worker);
    const one = await submitTimed(site.url, order);
    expect(one.submission.verdict).toBe('accepted');
    if (turn >= 0) {
      bareMs.push(bare);
      timed.push(one);
    }
    await eventually(
      () => drawn(worker),
      (now) => now > before,
      READY_MS,
    );
    await pause(BETWEEN_MS);
  }
  return { bareMs, timed };
}

interface Rows {
  readonly id: string;
  readonly what: string;
  readonly goalMs?: number;
}

/** One row of milliseconds, and one next to psql. */
function recordRows(
  { bareMs, timed }: Awaited<ReturnType<typeof measure>>,
  { id, what, goalMs }: Rows,
): void {
  const hone = timed.map(({ wallMs }) => wallMs);
  const parts = { psql: quantile(bareMs, 0.5), p95: quantile(hone, 0.95), ...phaseMedians(timed) };
  const goal = goalMs === undefined ? {} : { goal: { most: goalMs } };
  record({ id: `${id}-p50`, what, unit: 'ms', value: quantile(hone, 0.5), ...goal, parts, n: timed.length });
  const ratio = hone.map((value, turn) => value / (bareMs[turn] ?? NaN));
  record({
    id: `${id}-psql`,
    what: 'the same beside psql with the same statements on a server of the same kind',
    unit: 'x',
    value: quantile(ratio, 0.5),
    goal: { most: 1.3 },
    parts: { psql: parts.psql, hone: quantile(hone, 0.5) },
    n: timed.length,
  });
}

const taskOf = (slug: string): QueryTask => {
  const task = tasks.find((each) => each.slug === slug);
  if (task === undefined) throw new Error(`${slug} was not written`);
  return task;
};
const SOME = Math.ceil(SUBMISSIONS / 2);

/** The scenario is a site in use, whose runtimes have already compiled the code for such requests. */
async function warmUp(task: QueryTask): Promise<void> {
  for (let turn = 0; turn < WARM_UP; turn++) await submitTimed(site.url, orderOf(task));
}

describe('a query task beside psql', () => {
  beforeAll(() => warmUp(taskOf('bench-quiet-customers-small')), 120_000);

  it('is measured with 8 small families', async () => {
    const small = taskOf('bench-quiet-customers-small');
    const what = `query task with ${small.families} small families over HTTP, POST to graded, p50`;
    recordRows(await measure(small, SUBMISSIONS), { id: '14-sql', what, goalMs: 400 });
  }, 900_000);

  it.each(TASKS)(
    'is measured with the first 8 families of %s',
    async (slug) => {
      const what = `the query task ${slug} with its first 8 families, p50`;
      const measured = await measure(taskOf(`bench-${slug}-eight`), SOME);
      recordRows(measured, { id: `15-sql-eight-${slug}`, what, goalMs: 400 });
    },
    900_000,
  );

  it.each(TASKS)(
    'is measured as the catalogue has %s',
    async (slug) => {
      const task = taskOf(`bench-${slug}-whole`);
      const what = `the query task ${slug} with its ${task.families} families, p50`;
      recordRows(await measure(task, SOME), { id: `16-sql-${slug}`, what });
    },
    900_000,
  );
});
