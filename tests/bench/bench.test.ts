import { mkdir, rm, writeFile } from 'node:fs/promises';
import { cpus, release } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '@hone/contracts/sandbox';
import { createDockerSandbox } from '@hone/sandbox';
import { dockerHost, noted } from '../support/infrastructure.js';
import { startSite, type Site } from '../support/site.js';
import { submitAndAwait } from '../support/submit.js';
import { prepareBare, type Bare } from './bare.js';
import { summarize } from './statistics.js';
import { inputOf, PROGRAM, writeTwentyTests } from './twenty-tests.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SUBMISSIONS = Number(process.env['HONE_BENCH_SUBMISSIONS'] ?? 20);
const RUNS = Number(process.env['HONE_BENCH_RUNS'] ?? 200);
const LIMITS = { cpuMs: 2000, wallMs: 6000, stdoutBytes: 65_536, stderrBytes: 65_536 };

interface Row {
  readonly what: string;
  readonly bare: { p50: number; p95: number };
  readonly hone: { p50: number; p95: number };
  readonly minusBareP50: number;
  readonly ratioP50: number;
}
const rows: Row[] = [];
let bare: Bare;

function record(what: string, bareMs: readonly number[], honeMs: readonly number[]): Row {
  const [b, h] = [summarize(bareMs), summarize(honeMs)];
  const row = {
    what,
    bare: b,
    hone: h,
    minusBareP50: Math.round((h.p50 - b.p50) * 100) / 100,
    ratioP50: Math.round((100 * h.p50) / b.p50) / 100,
  };
  rows.push(row);
  return row;
}

beforeAll(async () => {
  bare = await prepareBare(PROGRAM, inputOf(1).input);
}, 120_000);

afterAll(async () => {
  await bare.close();
  const machine = { cores: cpus().length, kernel: release(), node: process.version };
  await mkdir(`${ROOT}.hone/reports`, { recursive: true });
  await writeFile(`${ROOT}.hone/reports/bench.json`, JSON.stringify({ machine, unit: 'ms', rows }, null, 2));
  const cells = (row: Row) => [
    row.what,
    row.bare.p50,
    row.bare.p95,
    row.hone.p50,
    row.hone.p95,
    row.minusBareP50,
    row.ratioP50,
  ];
  const head = ['what', 'bare p50', 'bare p95', 'Hone p50', 'Hone p95', 'minus bare p50', 'ratio p50'];
  const lines = [head, head.map(() => '---'), ...rows.map(cells)].map((line) => `| ${line.join(' | ')} |`);
  process.stdout.write(`\nmilliseconds of wall time, interleaved\n\n${lines.join('\n')}\n\n`);
});

describe('one run in a warm box', () => {
  it('is measured beside the bare run', async () => {
    const sandbox = await createDockerSandbox({
      dockerHost: dockerHost(),
      images: noted().images ?? {},
      imagesDir: `${ROOT}sandbox-images`,
      workerId: `bench-${process.pid}`,
      poolSize: 1,
    });
    try {
      const box: Box = await sandbox.open({
        runtime: 'python',
        memoryMiB: 256,
        processes: 8,
        trust: 'candidate',
      });
      await box.put([{ path: 'main.py', content: Buffer.from(PROGRAM) }]);
      await box.compile('main.py');
      const stdin = Buffer.from(inputOf(1).input);
      const [bareMs, honeMs]: [number[], number[]] = [[], []];
      for (let turn = 0; turn < RUNS; turn++) {
        bareMs.push(...(await bare.run(1)));
        const since = performance.now();
        const outcome = await box.run({ stdin, limits: LIMITS });
        honeMs.push(performance.now() - since);
        expect(outcome.status).toBe('exited');
      }
      await box.close();
      expect(record('one run of a 1,000-integer sum in a warm box', bareMs, honeMs).ratioP50).toBeGreaterThan(
        0,
      );
    } finally {
      await sandbox.close();
    }
  }, 300_000);
});

describe('a warm submission of 20 tests over HTTP', () => {
  let site: Site | undefined;
  let folder: string;
  beforeAll(async () => {
    folder = await writeTwentyTests();
    site = await startSite({ challenges: [folder] });
  }, 300_000);
  afterAll(async () => {
    await site?.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('is measured from POST to graded, beside 20 bare runs', async () => {
    const order = {
      challenge: 'bench-twenty-tests',
      language: 'python',
      mode: 'submit' as const,
      files: [{ path: 'main.py', content: PROGRAM }],
    };
    const [bareMs, honeMs]: [number[], number[]] = [[], []];
    for (let turn = -2; turn < SUBMISSIONS; turn++) {
      const walls = await bare.run(20);
      const since = performance.now();
      const { submission } = await submitAndAwait(site?.url ?? '', order);
      const wall = performance.now() - since;
      expect(submission.verdict).toBe('accepted');
      if (turn >= 0) {
        bareMs.push(walls.reduce((sum, value) => sum + value, 0));
        honeMs.push(wall);
      }
      // Lets the pool refill: a warm submission is what is measured.
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    expect(
      record('20 tests (one generated, with its reference run), POST to graded', bareMs, honeMs).ratioP50,
    ).toBeGreaterThan(0);
  }, 600_000);
});
