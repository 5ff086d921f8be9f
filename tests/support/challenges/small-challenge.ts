import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Too many numbers for the naive program, and easy for the others. */
export const LARGE = 6000;

const MANIFEST = `format: hone/1
slug: equal-pairs
title: Equal pairs
kind: optimization
summary: Count the pairs of equal numbers in a list.
difficulty: 1
minutes: 10
skills: [optimization]
languages: [python]
submit: ['main.*']
limits: { cpuMs: 500, wallMs: 20000, memoryMiB: 64, outputKiB: 64, processes: 8 }
groups:
  - { id: correct, title: Correctness, weight: 40, aggregate: all }
  - { id: scale, title: Scale, weight: 60, aggregate: sum, requires: [correct] }
grading:
  shape: program
  checker: { type: tokens }
  generator: { path: tests/generate.py, language: python }
  families:
    - { id: few, family: random, group: correct, sizes: [1, 40] }
    - { id: many, family: random, group: scale, sizes: [${LARGE}] }
  reference: { python: solutions/accepted/counter }
  baseline: { python: solutions/slow/naive }
`;

const READ = `import sys
numbers = sys.stdin.buffer.read().split()[1:]
`;

/** Counts each pair by itself. */
const NAIVE = `${READ}
print(sum(numbers[i] == numbers[j] for i in range(len(numbers)) for j in range(i)))
`;

/** Knows the answer at once, and then burns time for nothing. */
export const LATE = `${READ}
from collections import Counter
print(sum(n * (n - 1) // 2 for n in Counter(numbers).values()))
assert sum(numbers[i] == numbers[j] for i in range(len(numbers)) for j in range(i)) >= 0
`;

const FILES: Readonly<Record<string, string>> = {
  'challenge.yml': MANIFEST,
  'statement.md': '# Equal pairs\n',
  'editorial.md': '# Equal pairs\n',
  'hints.yml': 'hints: [one, two, three]\n',
  'tests/generate.py': `import random, sys
family, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
random.seed(seed)
print(size)
print(*(random.randrange(1, 30) for _ in range(size)))
`,
  'tests/samples/one.in': '5\n3 3 7 3 7\n',
  'tests/samples/one.ans': '4\n',
  'starter/python/main.py': `${READ}`,
  'solutions/accepted/counter/main.py': `${READ}
from collections import Counter
print(sum(n * (n - 1) // 2 for n in Counter(numbers).values()))
`,
  'solutions/accepted/sorted/main.py': `${READ}
from itertools import groupby
sizes = [len(list(group)) for _, group in groupby(sorted(numbers))]
print(sum(n * (n - 1) // 2 for n in sizes))
`,
  'solutions/variants/seen-before/main.py': `${READ}
seen = {}
pairs = 0
for number in numbers:
    pairs += seen.get(number, 0)
    seen[number] = seen.get(number, 0) + 1
print(pairs)
`,
  'solutions/variants/by-value/main.py': `${READ}
print(sum(count * (count - 1) // 2 for count in map(numbers.count, set(numbers))))
`,
  'solutions/wrong/ordered/main.py': `${READ}
from collections import Counter
print(sum(n * (n - 1) for n in Counter(numbers).values()))
`,
  'solutions/wrong/ordered/expect.yml': 'failing: sample-one\n',
  'solutions/wrong/neighbours/main.py': `${READ}
print(sum(one == two for one, two in zip(numbers, numbers[1:])))
`,
  'solutions/wrong/neighbours/expect.yml': 'failing: [sample-one, few]\n',
  'solutions/wrong/always-four/main.py': 'print(4)\n',
  'solutions/wrong/always-four/expect.yml': 'failing: few\n',
  'solutions/slow/naive/main.py': NAIVE,
  'solutions/slow/naive/expect.yml': 'failing: many\nreason: time-limit\nscore: [40, 40]\n',
  'solutions/hostile/exits/main.py': 'raise SystemExit(3)\n',
};

/** Writes a small challenge, with `changes` over its files; null leaves one out. Returns its folder. */
export async function writeSmallChallenge(
  changes: Readonly<Record<string, string | null>> = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hone-small-'));
  for (const [path, content] of Object.entries({ ...FILES, ...changes })) {
    if (content === null) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}
