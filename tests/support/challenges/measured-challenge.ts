import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LoadedChallenge } from '@hone/grading';
import { loadTexts } from './load-challenge.js';

const read = 'import sys\n\nnumbers = list(map(int, sys.stdin.read().split()))\n';

/** Programs for the task "the sum of all prefix sums", by their algorithm. */
export const PROGRAMS = {
  /** Linear, and slow enough that each can be measured on few numbers. */
  reference: `${read}running = total = 0\nfor number in numbers:\n    for step in range(400):\n        number += step & 0\n    running += number\n    total += running\nprint(total)\n`,
  /** The same class, written differently. */
  other: `${read}\n\ndef weigh(place):\n    number = numbers[place]\n    for _ in range(420):\n        number ^= 0\n    return number * (len(numbers) - place)\n\n\nprint(sum(map(weigh, range(len(numbers)))))\n`,
  /** Linear, at about five times the reference's cost. */
  middling: `${read}running = total = 0\nfor number in numbers:\n    for step in range(2000):\n        number += step & 0\n    running += number\n    total += running\nprint(total)\n`,
  /** Two visible nested loops: so far beyond the naive limit that it is stopped on any machine. */
  naive: `${read}total = 0\nfor end in range(1, len(numbers) + 1):\n    for place in range(end):\n        total += int(str(int(str(numbers[place]))))\nprint(total)\n`,
  /** Linear plus n³ empty rounds: no noise hides them, and few are run at the measured size. */
  cube: `${read}running = total = 0\nfor number in numbers:\n    running += number\n    total += running\nfor step in range(len(numbers) ** 3 // 128000):\n    step ^= 0\nprint(total)\n`,
} as const;

const manifest = `
format: hone/1
slug: sums-of-sums
title: Sums of sums
kind: optimization
summary: A small challenge whose speed is measured, for tests.
difficulty: 1
minutes: 5
skills: [optimization]
languages: [python]
submit: ['main.*']
limits: { cpuMs: 4000, wallMs: 60000, memoryMiB: 128, outputKiB: 64, processes: 8 }
groups:
  - { id: correct, title: Correctness, weight: 40, aggregate: all }
  - { id: speed, title: Speed, weight: 60, aggregate: sum, requires: [correct] }
grading:
  checker: { type: tokens }
  generator: { path: tests/generate.py, language: python }
  families:
    - { id: random, group: correct, sizes: [1, 30] }
  reference: { python: solutions/accepted/reference-python }
  baseline: { python: solutions/slow/naive-python }
  speed: { family: random, sizes: { python: 8000 } }
`;

const generator = `
import random
import sys

size, draw = int(sys.argv[2]), random.Random(int(sys.argv[3]))
print(*(draw.randint(1, MOST) for _ in range(size)))
`;

const filesOf = (most: number): Readonly<Record<string, string>> => ({
  'challenge.yml': manifest,
  'statement.md': 'Print the sum of the sums of the first 1, 2, … numbers.\n',
  'editorial.md': 'Keep a running sum.\n',
  'hints.yml': 'hints: [Look at what the sums share.]\n',
  'starter/python/main.py': 'print(0)\n',
  'tests/generate.py': generator.replace('MOST', String(most)),
  'tests/samples/1.in': '1 2 3\n',
  'tests/samples/1.ans': '10\n',
  'solutions/accepted/reference-python/main.py': PROGRAMS.reference,
  'solutions/slow/naive-python/main.py': PROGRAMS.naive,
});
const MOST = 1000;

/** Loads the challenge. Its numbers are up to `most`: small ones give answers of few bits. */
export const measuredChallenge = (most = MOST): LoadedChallenge => loadTexts(filesOf(most));

/** Writes its folder, for publishing to a site. */
export function writeMeasuredChallenge(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hone-measured-'));
  for (const [path, content] of Object.entries(filesOf(MOST))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
