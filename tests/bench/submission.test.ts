import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSite, type Site } from '../support/site/site.js';
import { prepareBare, type Bare } from './bare.js';
import { record } from './speed-table.js';
import { quantile } from './statistics.js';
import { phaseMedians, submitTimed, type Timed } from './submit-timed.js';
import { inputOf, PROGRAM, writeTwentyTests } from './twenty-tests.js';

const SUBMISSIONS = Number(process.env['HONE_BENCH_SUBMISSIONS'] ?? 50);
/** Lets the pool refill, as warm submissions are measured. */
const BETWEEN_MS = 400;

let bare: Bare;
beforeAll(async () => {
  bare = await prepareBare(PROGRAM, inputOf(1).input);
}, 120_000);
afterAll(() => bare.close());

describe.each([
  {
    id: '10',
    mode: 'run',
    samples: 20,
    what: 'warm 20-test submission over HTTP, POST to graded, minus 20 bare runs',
  },
  {
    id: '12',
    mode: 'submit',
    samples: 1,
    what: 'the same with one of them generated, reference run included',
  },
] as const)('$what', ({ id, mode, samples, what }) => {
  let site: Site | undefined;
  let folder: string;
  beforeAll(async () => {
    folder = await writeTwentyTests({ samples });
    site = await startSite({ challenges: [folder] });
  }, 300_000);
  afterAll(async () => {
    await site?.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('is measured against the bare runs', async () => {
    const files = [{ path: 'main.py', content: PROGRAM }];
    const order = { challenge: 'bench-twenty-tests', language: 'python', mode, files };
    const [bareMs, honeMs]: [number[], number[]] = [[], []];
    const timed: Timed[] = [];
    for (let turn = -2; turn < SUBMISSIONS; turn++) {
      const walls = await bare.run(20);
      const one = await submitTimed(site?.url ?? '', order);
      expect(one.submission.verdict).toBe('accepted');
      if (turn >= 0) {
        bareMs.push(walls.reduce((sum, value) => sum + value, 0));
        honeMs.push(one.wallMs);
        timed.push(one);
      }
      await pause(BETWEEN_MS);
    }
    const over = honeMs.map((value, turn) => value - (bareMs[turn] ?? 0));
    const parts = {
      bare: quantile(bareMs, 0.5),
      hone: quantile(honeMs, 0.5),
      ...phaseMedians(timed),
    };
    const goals = mode === 'run' ? ([{ goal: { most: 60 } }, { goal: { most: 70 } }] as const) : [{}, {}];
    record({
      id: `${id}-http-p50`,
      what: `${what}, p50`,
      unit: 'ms',
      value: quantile(over, 0.5),
      ...goals[0],
      parts,
      n: SUBMISSIONS,
    });
    record({
      id: `${id}-http-p95`,
      what: `${what}, p95`,
      unit: 'ms',
      value: quantile(over, 0.95),
      ...goals[1],
      parts,
      n: SUBMISSIONS,
    });
  }, 900_000);
});
