import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  createScriptedSandbox,
  type ScriptedOutcome,
  type ScriptedRun,
  type ScriptedStart,
} from '@hone/sandbox/scripted';
import { createTrustedCache } from '../trusted-cache.js';
import type { ChallengeReport } from './report.js';
import { verifyChallenge, type VerifyOptions } from './verify-challenge.js';

export const MANIFEST = `format: hone/1
slug: tiny-task
title: A tiny task
kind: optimization
summary: One sentence about the work.
difficulty: 1
minutes: 10
skills: [optimization]
languages: [python]
submit: ['main.*']
limits: { cpuMs: 1000, wallMs: 3000, memoryMiB: 128, outputKiB: 64, processes: 8 }
groups:
  - { id: correct, title: Correctness, weight: 40, aggregate: all }
  - { id: scale, title: Scale, weight: 60, aggregate: sum, requires: [correct] }
grading:
  shape: program
  checker: { type: tokens }
  generator: { path: tests/generate.py, language: python }
  families:
    - { id: few, group: correct, sizes: [1, 5] }
    - { id: many, group: scale, sizes: [1000] }
  reference: { python: solutions/accepted/reference }
  baseline: { python: solutions/slow/naive }
`;

export const FILES: Readonly<Record<string, string>> = {
  'challenge.yml': MANIFEST,
  'statement.md': '# Task',
  'editorial.md': '# Editorial',
  'hints.yml': 'hints: [one, two, three]',
  'tests/generate.py': 'GENERATE',
  'tests/samples/one.in': '1 2\n',
  'tests/samples/one.ans': '3\n',
  'starter/python/main.py': 'NOTHING',
  'solutions/accepted/reference/main.py': 'SUM',
  'solutions/accepted/other/main.py': 'SUM OTHERWISE',
  'solutions/variants/folded/main.py': 'SUM BY FOLDING',
  'solutions/variants/halved/main.py': 'SUM BY HALVES',
  'solutions/wrong/first/main.py': 'FIRST',
  'solutions/wrong/first/expect.yml': 'failing: few',
  'solutions/wrong/last/main.py': 'LAST',
  'solutions/wrong/last/expect.yml': 'failing: [few, sample-one]',
  'solutions/wrong/zero/main.py': 'NOTHING',
  'solutions/wrong/zero/expect.yml': 'failing: correct',
  'solutions/slow/naive/main.py': 'NAIVE',
  'solutions/slow/naive/expect.yml': 'failing: many\nscore: [40, 40]',
  'solutions/hostile/crash/main.py': 'CRASH',
};

/** A program's behaviour for its input (numbers) or its arguments; undefined means the usual one. */
export type Play = (
  source: string,
  run: ScriptedRun,
  numbers: readonly number[],
) => ScriptedOutcome | undefined;

export const TIME_LIMIT: ScriptedOutcome = {
  status: 'time-limit',
  limit: 'cpu',
  usage: { cpuMs: 1000, wallMs: 1100, memoryBytes: 1 },
};

const says = (text: string | number): ScriptedOutcome => ({ stdout: `${text}\n` });
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const isLarge = (numbers: readonly number[]): boolean => numbers.length > 500;

/** The programs of the challenge, identified by their sources. A cheat does what the naive program does. */
const usual: Play = (source, { args }, numbers) => {
  if (source.includes('NAIVE')) return isLarge(numbers) ? TIME_LIMIT : says(sum(numbers));
  if (source.startsWith('SUM')) return says(sum(numbers));
  if (source === 'FIRST') return says(numbers[0] ?? 0);
  if (source === 'LAST') return says(numbers.at(-1) ?? 0);
  if (source === 'GENERATE') return says(numbersOf(args).join(' '));
  return source === 'CRASH' ? { status: 'runtime-error', exitCode: 1 } : says('');
};

function numbersOf([, size = '0', seed = '0']: readonly string[]): number[] {
  return Array.from({ length: Number(size) }, (_, index) => Number(seed.slice(-3)) + index + 1);
}

export interface TinyRun {
  /** Files over the usual ones; null removes one. */
  readonly files?: Readonly<Record<string, string | null>>;
  readonly play?: Play;
  /** Simulates an interactive program, such as a validator. */
  readonly start?: (program: ScriptedStart) => void;
  readonly options?: Partial<VerifyOptions>;
}

export interface TinyResult {
  readonly report: ChallengeReport;
  /** Codes and places of all findings. */
  readonly found: readonly string[];
  /** Messages of the findings with a code. */
  readonly messages: (code: string) => string[];
  /** The maximum number of learner's boxes open at once. */
  readonly atOnce: number;
  readonly openBoxes: number;
}

/** Files that decide a program's behaviour if the learner cannot write its main file. */
const FIRST_READ = ['src/__init__.py', 'src/sums.py'];

function sourceOf({ files, entry }: ScriptedRun): string {
  const path = FIRST_READ.find((each) => files.has(each)) ?? entry;
  return new TextDecoder().decode(files.get(path));
}

/** Boxes with simulated programs, and the maximum number of concurrent runs. */
function createTinySandbox({ play, start }: Pick<TinyRun, 'play' | 'start'>) {
  let running = 0;
  let atOnce = 0;
  const sandbox = createScriptedSandbox({
    ...(start && { start }),
    run: async (run) => {
      running += 1;
      atOnce = Math.max(atOnce, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      const source = sourceOf(run);
      const numbers = new TextDecoder().decode(run.stdin).split(/\s+/).filter(Boolean).map(Number);
      return play?.(source, run, numbers) ?? usual(source, run, numbers) ?? {};
    },
  });
  return { sandbox, atOnce: () => atOnce };
}

/** Verifies the tiny challenge with scripted boxes. */
export async function verifyTiny({ files = {}, options = {}, ...played }: TinyRun = {}): Promise<TinyResult> {
  const folder = await mkdtemp(join(tmpdir(), 'tiny-'));
  const { sandbox, atOnce } = createTinySandbox(played);
  try {
    await writeFiles(folder, { ...FILES, ...files });
    const report = await verifyChallenge(folder, {
      sandbox,
      cache: createTrustedCache(),
      signal: new AbortController().signal,
      pauseMs: 1,
      repetitions: 2,
      parallel: 2,
      cheats: [],
      ...options,
    });
    return {
      report,
      found: report.findings.map(({ code, path }) => `${code} ${path}`),
      messages: (code) =>
        report.findings.filter((finding) => finding.code === code).map(({ message }) => message),
      atOnce: atOnce(),
      openBoxes: sandbox.openBoxes,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeFiles(folder: string, files: Readonly<Record<string, string | null>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    if (content === null) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** Another behaviour for the program with this source. */
export const instead =
  (of: string, play: Play): Play =>
  (source, run, numbers) =>
    source === of ? play(source, run, numbers) : undefined;
