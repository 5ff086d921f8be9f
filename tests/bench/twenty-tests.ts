import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The measured program: reads integers, prints their sum. */
export const PROGRAM = 'import sys\n\nprint(sum(map(int, sys.stdin.read().split())))\n';

/** An input of 1,000 integers, the same for each number of a test. */
export function inputOf(test: number): { input: string; sum: number } {
  const numbers = Array.from({ length: 1000 }, (_, index) => (index * 7919 + test * 104_729) % 1_000_003);
  return { input: `${numbers.join('\n')}\n`, sum: numbers.reduce((sum, value) => sum + value, 0) };
}

const MANIFEST = `format: hone/1
slug: bench-twenty-tests
title: Twenty small tests
kind: optimization
summary: The challenge that the bench submits to.
difficulty: 1
minutes: 5
skills: [optimization]
languages: [python]
submit: ['main.*']
limits: { cpuMs: 2000, wallMs: 6000, memoryMiB: 256, outputKiB: 64, processes: 8 }
groups:
  - { id: correct, title: Correctness, weight: 100, aggregate: all }
grading:
  shape: program
  checker: { type: tokens }
  samples: tests/samples
  secret: tests/secret
  generator: { path: tests/generate.py, language: python }
  families: [{ id: generated, group: correct, sizes: [1000] }]
  reference: { python: solutions/accepted/reference }
  baseline: { python: solutions/slow/naive }
`;

/**
 * Writes a challenge with n samples, nineteen fixed tests in all and a generated one, into a separate folder; returns
 * the folder. A run of twenty samples is twenty tests without generator and reference.
 */
export async function writeTwentyTests({ samples = 1 } = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hone-bench-challenge-'));
  const files: Record<string, string> = {
    'challenge.yml': MANIFEST,
    'statement.md': '# Sum\n',
    'editorial.md': '# Sum\n',
    'hints.yml': 'hints: [Add, the, numbers]\n',
    'starter/python/main.py': 'print()\n',
    'solutions/accepted/reference/main.py': PROGRAM,
    'solutions/slow/naive/main.py': PROGRAM,
    'tests/generate.py':
      'import random\nimport sys\n\nrng = random.Random(sys.argv[3])\nprint(*(rng.randrange(10**6) for _ in range(int(sys.argv[2]))))\n',
  };
  for (let test = 0; test < Math.max(20, samples + 1); test++) {
    const { input, sum } = inputOf(test);
    const name = `test-${String(test).padStart(2, '0')}`;
    const place = test < samples ? `tests/samples/${name}` : `tests/secret/${name}`;
    files[`${place}.in`] = input;
    files[`${place}.ans`] = `${sum}\n`;
  }
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}
