import type { Judgement } from '@hone/contracts';
import type { Sandbox } from '@hone/contracts/sandbox';
import { createTrustedCache, type LoadedChallenge } from '@hone/grading';
import { gradeToEnd } from './grade-to-end.js';
import { loadTexts } from './load-challenge.js';

/** Content found only in the challenge's tests. */
export const HIDDEN = 'zq7151';

const MANIFEST = `
format: hone/1
slug: slow-totals
title: Slow totals
kind: optimization
summary: Totals by name, asked for again and again.
difficulty: 1
minutes: 10
skills: [optimization]
languages: [python]
submit: ['src/**']
limits: { cpuMs: 1000, wallMs: 3000, memoryMiB: 64, outputKiB: 64, processes: 8 }
groups:
  - { id: correct, title: Behaviour, weight: 0, aggregate: all }
  - { id: speed, title: Speed, weight: 100, aggregate: sum, requires: [correct] }
grading:
  shape: repair
  checker: { type: lines }
  samples: tests/samples
  behaviour: { python: tests/behaviour }
  generator: { path: tests/generate.py, language: python }
  families:
    - { id: few, group: correct, sizes: [5] }
  reference: { python: starter/python }
  baseline: { python: starter/python }
  speed: { family: few, sizes: { python: 100 } }
`;

const MAIN = `import sys
from src.totals import execute

for line in iter(sys.stdin.readline, ""):
    answer = execute(line.split())
    if answer is not None:
        print(answer, flush=True)
`;

/** The challenge's code base: right, and slow. */
export const TOTALS = `sales = []


def execute(words):
    if words[0] == "sale":
        sales.append((words[1], int(words[2])))
        return None
    return sum(amount for name, amount in sales if name == words[1])
`;

const TEST = `"""Totals are those of now"""
import sys

name = "${HIDDEN}" + open(sys.argv[1]).read().strip()
print("sale", name, 7, flush=True)
for turn in range(3):
    print("sale", name, turn, flush=True)
    print("total", name, flush=True)
    answer = sys.stdin.buffer.readline(100).strip()
    if answer != str(7 + sum(range(turn + 1))).encode():
        with open(sys.argv[3] + "teammessage.txt", "w") as file:
            file.write("A total was not that of all sales so far.")
        sys.exit(43)
sys.exit(42)
`;

const GENERATOR = `import random
import sys

rng = random.Random(int(sys.argv[3]))
for _ in range(int(sys.argv[2])):
    print("sale", rng.choice("ab"), rng.randint(1, 9))
print("total a")
`;

/** A repair challenge of one behaviour test, with some of its files replaced. Its speed is not measured here. */
export function repairChallenge(changes: Readonly<Record<string, string>> = {}): LoadedChallenge {
  const files: Record<string, string> = {
    'challenge.yml': MANIFEST,
    'statement.md': 'Make it fast.\n',
    'editorial.md': 'Keep sums.\n',
    'hints.yml': 'hints: [a, b, c]\n',
    'starter/python/main.py': MAIN,
    'starter/python/src/totals.py': TOTALS,
    'tests/behaviour/now.py': TEST,
    'tests/generate.py': GENERATOR,
    'tests/samples/1.in': 'sale a 3\ntotal a\n',
    'tests/samples/1.ans': '3\n',
    ...changes,
  };
  return withoutSpeed(loadTexts(files));
}

/** Measuring needs a quiet core and reference programs that burn some time; these tests are about behaviour. */
function withoutSpeed(challenge: LoadedChallenge): LoadedChallenge {
  const { pack } = challenge;
  const groups = pack.manifest.groups.map((group) => ({ ...group, weight: 1 }));
  const kept = groups.filter(({ id }) => id !== 'speed');
  return { ...challenge, pack: { ...pack, manifest: { ...pack.manifest, groups: kept } } };
}

/** Grades `src/` files over the starter; rejects for a platform or an author's fault. */
export function createRepairGrader(sandbox: Sandbox, challenge: LoadedChallenge) {
  const cache = createTrustedCache();
  return async (src: Readonly<Record<string, string>>, entry?: string): Promise<Judgement> => {
    const files = Object.entries(src).map(([path, content]) => ({ path, content }));
    const order = { language: 'python', files, mode: 'submit', seed: 'a1', ...(entry && { entry }) } as const;
    return await gradeToEnd({ challenge, order, sandbox, cache });
  };
}
