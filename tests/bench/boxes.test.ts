import { rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { loadFolderOrThrow } from '../support/challenges/load-challenge.js';
import { prepareBare } from './bare.js';
import { BENCH_BOX, gradeTwenty, openBenchSandbox } from './in-process.js';
import { record } from './speed-table.js';
import { quantile } from './statistics.js';
import { inputOf, PROGRAM, writeTwentyTests } from './twenty-tests.js';

const BOXES = Number(process.env['HONE_BENCH_BOXES'] ?? 30);
const PAIRS = Number(process.env['HONE_BENCH_PAIRS'] ?? 20);
const MIB = 1024 * 1024;
const GIGABYTE =
  'import sys\n\npiece = "x" * 1_000_000\nfor _ in range(1000):\n    sys.stdout.write(piece)\n';

it('measures a cold box, without prewarming', async () => {
  const sandbox = await openBenchSandbox({ poolSize: 0 });
  try {
    const [openMs, closeMs]: [number[], number[]] = [[], []];
    for (let turn = -1; turn < BOXES; turn++) {
      const since = performance.now();
      const box = await sandbox.open(BENCH_BOX);
      const opened = performance.now();
      await box.close();
      if (turn < 0) continue;
      openMs.push(opened - since);
      closeMs.push(performance.now() - opened);
    }
    record({
      id: '40-cold-box',
      what: 'cold box, asked for to ready',
      unit: 'ms',
      value: quantile(openMs, 0.5),
      goal: { most: 150 },
      parts: { p95: quantile(openMs, 0.95), removed: quantile(closeMs, 0.5) },
      n: BOXES,
    });
  } finally {
    await sandbox.close();
  }
}, 300_000);

it('measures two concurrent submissions against one', async () => {
  const folder = await writeTwentyTests({ samples: 20 });
  const bare = await prepareBare(PROGRAM, inputOf(1).input);
  const sandbox = await openBenchSandbox();
  try {
    const challenge = await loadFolderOrThrow(folder);
    const time = async (count: number) => {
      await sandbox.settled();
      const since = performance.now();
      const all = await Promise.all(Array.from({ length: count }, () => gradeTwenty(sandbox, challenge)));
      const tookMs = performance.now() - since;
      expect(all.map(({ verdict }) => verdict)).toEqual(Array(count).fill('accepted'));
      await Promise.all(all.map(({ close }) => close()));
      return tookMs;
    };
    const timeBare = async (count: number) => {
      const since = performance.now();
      await Promise.all(Array.from({ length: count }, () => bare.run(20)));
      return performance.now() - since;
    };
    await time(2);
    const [one, two]: [number[], number[]] = [[], []];
    const [bareOne, bareTwo]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < PAIRS; turn++) {
      one.push(await time(1));
      bareOne.push(await timeBare(1));
      two.push(await time(2));
      bareTwo.push(await timeBare(2));
    }
    const [single, pair] = [quantile(one, 0.5), quantile(two, 0.5)];
    record({
      id: '50-two-at-once',
      what: 'two submissions at once, throughput against one',
      unit: 'x',
      value: (2 * single) / pair,
      goal: { least: 1.8 },
      parts: {
        'one, ms': single,
        'two at once, ms': pair,
        'bare programs at once, x': (2 * quantile(bareOne, 0.5)) / quantile(bareTwo, 0.5),
      },
      n: PAIRS,
    });
  } finally {
    await sandbox.close();
    await bare.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 300_000);

it('measures what a gigabyte of output does to the memory of the worker', async () => {
  const sandbox = await openBenchSandbox({ poolSize: 0 });
  try {
    const flood = async () => {
      const box = await sandbox.open(BENCH_BOX);
      await box.put([{ path: 'main.py', content: Buffer.from(GIGABYTE) }]);
      await box.compile('main.py');
      const limits = { cpuMs: 20_000, wallMs: 30_000, stdoutBytes: MIB, stderrBytes: MIB };
      const outcomes = [await box.run({ limits }), await box.run({ limits })];
      expect(outcomes.map(({ status }) => status)).toEqual(['output-limit', 'output-limit']);
      await box.close();
    };
    await flood();
    const before = process.memoryUsage().rss;
    let most = before;
    const look = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 2);
    for (let turn = 0; turn < 10; turn++) await flood();
    clearInterval(look);
    record({
      id: '60-output-flood',
      what: 'memory of the worker while programs throw a gigabyte of output at it, above before',
      unit: 'MiB',
      value: (most - before) / MIB,
      goal: { most: 16 },
      parts: { 'before, MiB': before / MIB },
      n: 20,
    });
  } finally {
    await sandbox.close();
  }
}, 300_000);
