import { setTimeout as pause } from 'node:timers/promises';
import { POSTGRES_SOCKET } from '@hone/contracts/sandbox';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runInContainer } from '../support/run-in-container.js';
import { boxesOf, openTestSandbox, testEngine } from '../support/sandbox.js';
import { startSite, type Site } from '../support/site.js';
import { writeEightFamilies, type EightFamilies } from './eight-families.js';
import { record } from './speed-table.js';
import { quantile } from './statistics.js';
import { phaseMedians, submitTimed, type Timed } from './submit-timed.js';

const SUBMISSIONS = Number(process.env['HONE_BENCH_SUBMISSIONS'] ?? 50);
/** Lets the pool refill: a warm submission is what is measured. */
const BETWEEN_MS = 1_500;
/** Tests keep few boxes ready, an installation all that a submission takes: here three for each core. */
const AS_INSTALLED = { HONE_POOL_MEMORY_MIB: '6144' };
const PSQL = '/usr/lib/postgresql/17/bin/psql';

let task: EightFamilies;
let site: Site | undefined;
let sandbox: Awaited<ReturnType<typeof openTestSandbox>>;
/** Id of the container whose server psql talks to. */
let server: string;

beforeAll(async () => {
  task = await writeEightFamilies();
  [site, sandbox] = await Promise.all([
    startSite({ challenges: [task.folder], env: AS_INSTALLED }),
    openTestSandbox(),
  ]);
  const box = await sandbox.open({ runtime: 'postgresql', memoryMiB: 512, processes: 32, trust: 'trusted' });
  await box.put([{ path: 'statements.sql', content: Buffer.from(task.script) }]);
  server = (await boxesOf(sandbox.workerId))[0]?.Id ?? '';
}, 300_000);
afterAll(async () => {
  await site?.stop();
  await sandbox.close();
  await task.remove();
}, 60_000);

/** The same statements by the engine's own client, beside a server of the same kind; milliseconds. */
async function runPsql(): Promise<number> {
  const socket = POSTGRES_SOCKET.path.replace(/\/[^/]*$/, '');
  const as = `-h ${socket} -U ${POSTGRES_SOCKET.grader} -d ${POSTGRES_SOCKET.database}`;
  const psql = `${PSQL} ${as} -X -q -A -t -v ON_ERROR_STOP=1 -f /box/statements.sql >/dev/null`;
  // What it takes to get into the box is no part of it.
  const script = `began=$(date +%s%N); ${psql} && echo $(($(date +%s%N) - began))`;
  const words = ['env', 'PGOPTIONS=-c client_min_messages=warning', 'sh', '-c', script];
  const { output } = await runInContainer(testEngine(), server, words);
  const nanoseconds = Number(output);
  if (!(nanoseconds > 0)) throw new Error(`psql failed: ${output}`);
  return nanoseconds / 1e6;
}

describe('a query task with eight families', () => {
  it('is measured beside psql', async () => {
    const files = [{ path: 'query.sql', content: task.query }];
    const order = { challenge: task.slug, language: 'sql', mode: 'submit', files } as const;
    const [bareMs, timed]: [number[], Timed[]] = [[], []];
    for (let turn = -2; turn < SUBMISSIONS; turn++) {
      const bare = await runPsql();
      const one = await submitTimed(site?.url ?? '', order);
      expect(one.submission.verdict).toBe('accepted');
      if (turn >= 0) {
        bareMs.push(bare);
        timed.push(one);
      }
      await pause(BETWEEN_MS);
    }
    const hone = timed.map(({ wallMs }) => wallMs);
    const parts = { psql: quantile(bareMs, 0.5), p95: quantile(hone, 0.95), ...phaseMedians(timed) };
    const what = 'query task with 8 families over HTTP, POST to graded, p50';
    record({
      id: '14-sql-p50',
      what,
      unit: 'ms',
      value: quantile(hone, 0.5),
      goal: { most: 400 },
      parts,
      n: SUBMISSIONS,
    });
    const ratio = hone.map((value, turn) => value / (bareMs[turn] ?? NaN));
    record({
      id: '15-sql-psql',
      what: 'the same beside psql with the same statements on a server of the same kind',
      unit: 'x',
      value: quantile(ratio, 0.5),
      goal: { most: 1.3 },
      parts: { psql: parts.psql, hone: quantile(hone, 0.5) },
      n: SUBMISSIONS,
    });
  }, 900_000);
});
