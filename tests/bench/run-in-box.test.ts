import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareBare, type Bare } from './bare.js';
import { BENCH_BOX, openBenchSandbox } from './in-process.js';
import { record } from './speed-table.js';
import { quantile } from './statistics.js';
import { inputOf, PROGRAM } from './twenty-tests.js';

const RUNS = Number(process.env['HONE_BENCH_RUNS'] ?? 200);
const LIMITS = { cpuMs: 2000, wallMs: 6000, stdoutBytes: 65_536, stderrBytes: 65_536 };

let bare: Bare;
beforeAll(async () => {
  bare = await prepareBare(PROGRAM, inputOf(1).input);
}, 120_000);
afterAll(() => bare.close());

it('measures one run in a warm box against the bare run', async () => {
  const sandbox = await openBenchSandbox({ poolSize: 1 });
  try {
    await sandbox.settled();
    const box = await sandbox.open(BENCH_BOX);
    await box.put([{ path: 'main.py', content: Buffer.from(PROGRAM) }]);
    await box.compile('main.py');
    const stdin = Buffer.from(inputOf(1).input);
    const [bareMs, runnerMs, workerMs]: [number[], number[], number[]] = [[], [], []];
    for (let turn = 0; turn < RUNS; turn++) {
      bareMs.push(...(await bare.run(1)));
      const since = performance.now();
      const outcome = await box.run({ stdin, limits: LIMITS });
      workerMs.push(performance.now() - since);
      runnerMs.push(outcome.usage.wallMs);
      expect(outcome.status).toBe('exited');
    }
    await box.close();
    const [b, r, w] = [bareMs, runnerMs, workerMs].map((values) => quantile(values, 0.5)) as [
      number,
      number,
      number,
    ];
    const shared = { unit: 'ms', n: RUNS } as const;
    record({
      ...shared,
      id: '20-run-runner',
      what: 'one run in a warm box minus bare, in the runner',
      value: r - b,
      goal: { most: 0.5 },
      parts: { bare: b, runner: r },
    });
    record({
      ...shared,
      id: '21-run-worker',
      what: 'the same, at the worker',
      value: w - b,
      goal: { most: 1 },
      parts: { bare: b, worker: w },
    });
  } finally {
    await sandbox.close();
  }
}, 300_000);
