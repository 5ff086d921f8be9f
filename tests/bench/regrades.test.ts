import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Judgement, SpeedEvidence } from '@hone/contracts';
import { createTrustedCache, gradeSubmission, type LoadedChallenge } from '@hone/grading';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFolderOrThrow } from '../support/challenges/load-challenge.js';
import { loadFirstCore } from '../support/sandbox/load-on-cores.js';
import { median } from '../support/median.js';
import { openTestSandbox } from '../support/sandbox/sandbox.js';

/** How many times each answer is graded. The question about a score is the spread of many gradings, not one of them. */
const TIMES = Number(process.env['HONE_BENCH_REGRADES'] ?? 5);
/** Naive program and reference are recalibrated for each of these parts. */
const CALIBRATIONS = Math.min(3, TIMES);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CHALLENGE = `${ROOT}challenges/busiest-window`;

/** The allowed spread of points: on a plateau (nothing or everything for speed) and between. */
const [ON_A_PLATEAU, BETWEEN] = [1, 3];
const ANSWERS = [
  { answer: 'reference class', solution: 'accepted/two-pointers-python', spread: ON_A_PLATEAU },
  { answer: 'another good style', solution: 'accepted/prefix-sums-python', spread: ON_A_PLATEAU },
  { answer: 'middle', solution: 'slow/search-by-hand-python', spread: BETWEEN },
  { answer: 'naive', solution: 'slow/naive-python', spread: ON_A_PLATEAU },
  { answer: 'wrong', solution: 'wrong/unsorted-python', spread: ON_A_PLATEAU },
] as const;

let sandbox: Awaited<ReturnType<typeof openTestSandbox>>;
let challenge: LoadedChallenge;
let endLoad: () => Promise<void>;
const rows: string[] = [];

beforeAll(async () => {
  mkdirSync(REPORTS, { recursive: true });
  rmSync(RAW, { force: true });
  [sandbox, challenge] = await Promise.all([openTestSandbox(), loadFolderOrThrow(CHALLENGE)]);
  endLoad = await loadFirstCore();
}, 120_000);
afterAll(async () => {
  await endLoad();
  await sandbox.close();
  process.stdout.write(`${writeTable()}\n`);
}, 120_000);

const REPORTS = `${ROOT}.hone/reports`;
/** All raw data, one grading per line: anyone who doubts a rule can compute another one from the same numbers. */
const RAW = `${REPORTS}/regrades.jsonl`;

/** Writes the results so far: a run of hours may be cut short. */
function writeTable(): string {
  const head = `| answer | gradings | verdict | points, least to most | S/F, least to most | pairs | undecided | seconds, median, most |`;
  const table = [head, `| --- | --- | --- | --- | --- | --- | --- | --- |`, ...rows].join('\n');
  writeFileSync(`${REPORTS}/regrades.md`, `${table}\n`);
  return table;
}

interface Graded {
  readonly verdict: string;
  readonly points: number;
  readonly speed: SpeedEvidence | undefined;
  /** From the order to the verdict. */
  readonly seconds: number;
}

function read({ verdict, reason, score, checks }: Judgement, seconds: number): Graded {
  const evidence = checks.find(({ id }) => id === 'speed')?.evidence;
  return {
    verdict: reason === null ? String(verdict) : `${verdict}, ${reason}`,
    points: score?.percent ?? NaN,
    speed: evidence?.type === 'speed' ? evidence : undefined,
    seconds,
  };
}

async function grade(
  solution: string,
  seed: number,
  cache: ReturnType<typeof createTrustedCache>,
): Promise<Graded> {
  const began = performance.now();
  const { judgement, close } = await gradeSubmission({
    challenge,
    order: {
      language: 'python',
      files: [
        { path: 'main.py', content: readFileSync(`${CHALLENGE}/solutions/${solution}/main.py`, 'utf8') },
      ],
      mode: 'submit',
      seed: seed.toString(16).padStart(32, '0'),
    },
    sandbox,
    cache,
    signal: new AbortController().signal,
    onEvent: () => undefined,
  });
  const seconds = (performance.now() - began) / 1000;
  await close();
  return read(judgement, seconds);
}

/** `1.02` or `1.01 – 1.04`. */
function range(values: readonly number[], digits: number): string {
  if (values.length === 0) return '–';
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => value.toFixed(digits));
  return least === most ? String(least) : `${least} – ${most}`;
}

function secondsOf(graded: readonly Graded[]): string {
  const seconds = graded.map((one) => one.seconds);
  return [median(seconds), Math.max(...seconds)].map((each) => each.toFixed(1)).join(', ');
}

function rowOf(answer: string, graded: readonly Graded[]): string {
  const speeds = graded.flatMap(({ speed }) => (speed === undefined ? [] : [speed]));
  const cells = [
    answer,
    graded.length,
    [...new Set(graded.map(({ verdict }) => verdict))].join(' / '),
    range(
      graded.map(({ points }) => points),
      1,
    ),
    range(
      speeds.map(({ ratio }) => ratio.median),
      2,
    ),
    range(
      speeds.map(({ pairs }) => pairs.length),
      0,
    ),
    speeds.filter(({ undecided }) => undecided).length,
    secondsOf(graded),
  ];
  return `| ${cells.join(' | ')} |`;
}

describe('the same answer, graded again and again while the other core is busy', () => {
  const caches = Array.from({ length: CALIBRATIONS }, () => createTrustedCache());
  it.each(ANSWERS)(
    '$answer: no verdict flips, and points differ by $spread at most',
    async ({ answer, solution, spread }) => {
      const graded: Graded[] = [];
      for (let time = 0; time < TIMES; time += 1) {
        const cache = caches[time % CALIBRATIONS];
        if (cache === undefined) throw new Error('there is no cache');
        const one = await grade(solution, time + 1, cache);
        appendFileSync(RAW, `${JSON.stringify({ answer, ...one })}\n`);
        graded.push(one);
      }
      rows.push(rowOf(answer, graded));
      writeTable();
      const points = graded.map((one) => one.points);
      expect(new Set(graded.map(({ verdict }) => verdict)).size).toBe(1);
      expect(Math.max(...points) - Math.min(...points)).toBeLessThanOrEqual(spread);
    },
    TIMES * 180_000,
  );
});
