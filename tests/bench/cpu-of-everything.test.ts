import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadFolderOrThrow } from '../support/challenges/load-challenge.js';
import { prepareBare, type Bare } from './bare.js';
import { gradeTwenty, openBenchSandbox } from './in-process.js';
import { idleRate, measureMachine } from './machine-cpu.js';
import { record } from './speed-table.js';
import { inputOf, PROGRAM, writeTwentyTests } from './twenty-tests.js';

const ROUNDS = Number(process.env['HONE_BENCH_CPU_ROUNDS'] ?? 40);

let bare: Bare;
let folder: string;
beforeAll(async () => {
  folder = await writeTwentyTests({ samples: 20 });
  bare = await prepareBare(PROGRAM, inputOf(1).input);
}, 120_000);
afterAll(async () => {
  await bare.close();
  await rm(folder, { recursive: true, force: true });
});

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

it('counts the CPU of the whole machine per submission: box, worker, engine', async () => {
  const sandbox = await openBenchSandbox({ poolSize: 1 });
  try {
    await sandbox.settled();
    const challenge = await loadFolderOrThrow(folder);
    const [bareMs, gradingMs, aroundMs]: [number[], number[], number[]] = [[], [], []];
    for (let turn = -2; turn < ROUNDS; turn++) {
      const idle = await idleRate(300);
      const net = ({ cpuMs, wallMs }: { cpuMs: number; wallMs: number }) => cpuMs - idle * wallMs;
      const plain = await measureMachine(async () => void (await bare.run(20)));
      let close: (() => Promise<void>) | undefined;
      const grading = await measureMachine(async () => {
        const graded = await gradeTwenty(sandbox, challenge);
        expect(graded.verdict).toBe('accepted');
        ({ close } = graded);
      });
      const around = await measureMachine(async () => {
        await close?.();
        await sandbox.settled();
      });
      if (turn < 0) continue;
      bareMs.push(net(plain));
      gradingMs.push(net(grading));
      aroundMs.push(net(around));
    }
    const [b, g, a] = [mean(bareMs), mean(gradingMs), mean(aroundMs)];
    const shared = { unit: 'x', n: ROUNDS } as const;
    const parts = { 'bare, mean CPU ms': b, 'grading, mean CPU ms': g };
    record({
      ...shared,
      id: '30-cpu-grading',
      what: 'CPU of everything per 20-test submission, from taking the box to the verdict, against bare',
      value: g / b,
      goal: { most: 1.25 },
      parts,
    });
    record({
      ...shared,
      id: '31-cpu-with-box',
      what: 'the same with removing the box and making the next',
      value: (g + a) / b,
      goal: { most: 2 },
      parts: { ...parts, 'box, mean CPU ms': a },
    });
  } finally {
    await sandbox.close();
  }
}, 600_000);
