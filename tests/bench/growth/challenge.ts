import type { LoadedChallenge } from '@hone/grading';
import { loadTexts } from '../../support/challenges/load-challenge.js';
import { cpp } from './cpp.js';
import { go } from './go.js';
import { javascript } from './javascript.js';
import { python } from './python.js';

export const LANGUAGES = [python, javascript, go, cpp] as const;

const each = (line: (one: (typeof LANGUAGES)[number]) => string): string =>
  LANGUAGES.map((one) => `${one.language}: ${line(one)}`).join(', ');

const manifest = `
format: hone/1
slug: labelled-growth
title: Labelled growth
kind: optimization
summary: Programs whose growth is known, for the bench.
difficulty: 1
minutes: 5
skills: [optimization]
languages: [${LANGUAGES.map(({ language }) => language).join(', ')}]
submit: ['main.*']
limits: { cpuMs: 4000, wallMs: 60000, memoryMiB: 256, outputKiB: 64, processes: 16 }
groups:
  - { id: correct, title: Correctness, weight: 40, aggregate: all }
  - { id: speed, title: Speed, weight: 60, aggregate: sum, requires: [correct] }
grading:
  checker: { type: tokens }
  generator: { path: tests/generate.py, language: python }
  families:
    - { id: random, group: correct, sizes: [1, 30] }
  reference: { ${each(({ language }) => `solutions/accepted/reference-${language}`)} }
  baseline: { ${each(({ language }) => `solutions/slow/naive-${language}`)} }
  speed: { family: random, sizes: { ${each(({ size }) => String(size))} } }
`;

/** The input is two numbers, so that only the work itself costs anything. */
const generator = `
import sys

print(sys.argv[2], int(sys.argv[3]) % 2**31)
`;

/** Loads the challenge: every program prints the sum of values that it generates itself. */
export function growthChallenge(): LoadedChallenge {
  const files: Record<string, string> = {
    'challenge.yml': manifest,
    'statement.md': 'Draw as many values as the input says and print their sum.\n',
    'editorial.md': 'Programs differ in what else they do.\n',
    'hints.yml': 'hints: [Do nothing else.]\n',
    'tests/generate.py': generator,
    'tests/samples/1.in': '2 1\n',
    'tests/samples/1.ans': `${sumOf(2, 1)}\n`,
  };
  for (const { language, file, program, reference, pieces } of LANGUAGES) {
    files[`starter/${language}/${file}`] = program('').replace(/1000000007/gu, '7');
    files[`solutions/accepted/reference-${language}/${file}`] = program(reference);
    files[`solutions/slow/naive-${language}/${file}`] = program(pieces.pairs);
  }
  return loadTexts(files);
}

function sumOf(n: number, seed: number): number {
  let [sum, value] = [0, seed];
  for (let turn = 0; turn < n; turn += 1) {
    value = (Math.imul(value, 1103515245) + 12345) & 0x7fffffff;
    sum = (sum + value) % 1000000007;
  }
  return sum;
}
