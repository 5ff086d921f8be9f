import { describe, expect, it } from 'vitest';
import type { Check, MemoryEvidence } from '@hone/contracts';
import { createTrustedCache } from '@hone/grading';
import { gradeToEnd } from '../support/challenges/grade-to-end.js';
import { loadTexts } from '../support/challenges/load-challenge.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

const TIMEOUT_MS = 120_000;
const MEBIBYTE = 1024 * 1024;
/** A program's memory per number of its input, in bytes. */
const PER_NUMBER = 1024;
const NUMBERS = 20_000;
const REFERENCE_MIB = (NUMBERS * PER_NUMBER) / MEBIBYTE;

/** Keeps n blocks of 1 KiB for each number, and adds up. */
const keeping = (blocks: number): string => `import sys

kept, total = [], 0
for line in sys.stdin:
    total += int(line)
    kept.append(bytearray(b"x" * ${Math.round(blocks * PER_NUMBER)}))
print(total)
`;

const manifest = `
format: hone/1
slug: lean-sums
title: Lean sums
kind: optimization
summary: A small challenge whose memory is scored, for tests.
difficulty: 1
minutes: 5
skills: [optimization]
languages: [python]
submit: ['main.*']
limits: { cpuMs: 4000, wallMs: 60000, memoryMiB: 256, outputKiB: 64, processes: 8 }
groups:
  - { id: correct, title: Correctness, weight: 40, aggregate: all }
  - { id: memory, title: Memory, weight: 60, aggregate: sum, requires: [correct] }
grading:
  checker: { type: tokens }
  generator: { path: tests/generate.py, language: python }
  families:
    - { id: random, group: correct, sizes: [1, 30] }
  reference: { python: solutions/accepted/reference-python }
  memory: { family: random, sizes: { python: ${NUMBERS} }, full: 1.5, none: 6 }
`;

const generator = `
import random
import sys

size, draw = int(sys.argv[2]), random.Random(int(sys.argv[3]))
print(*(draw.randint(1, 1000) for _ in range(size)), sep="\\n")
`;

const challenge = loadTexts({
  'challenge.yml': manifest,
  'statement.md': 'Print the sum of the numbers.\n',
  'editorial.md': 'Keep nothing.\n',
  'hints.yml': 'hints: [What must be kept?]\n',
  'starter/python/main.py': 'print(0)\n',
  'tests/generate.py': generator,
  'tests/samples/1.in': '1\n2\n3\n',
  'tests/samples/1.ans': '6\n',
  'solutions/accepted/reference-python/main.py': keeping(1),
});
const cache = createTrustedCache();
let sandbox: SuiteSandbox;

useSandbox(
  (opened) => {
    sandbox = opened;
  },
  { timeoutMs: 120_000 },
);

async function measure(program: string): Promise<{ check: Check; evidence: MemoryEvidence }> {
  const order = {
    language: 'python',
    files: [{ path: 'main.py', content: program }],
    mode: 'submit',
    seed: 'a1'.repeat(16),
  } as const;
  const { checks } = await gradeToEnd({ challenge, order, sandbox, cache });
  const check = checks.find(({ id }) => id === 'memory');
  if (check?.evidence?.type !== 'memory') throw new Error(`not measured: ${JSON.stringify(checks)}`);
  return { check, evidence: check.evidence };
}

const aboveStartMiB = ({ peakBytes, emptyBytes }: MemoryEvidence['submission']): number =>
  (peakBytes - emptyBytes) / MEBIBYTE;

describe('memory scored in real boxes', () => {
  it(
    'is what a program holds for its input, of the submission and of the reference',
    async () => {
      const { check, evidence } = await measure(keeping(1.2));
      expect([check.status, check.score]).toEqual(['pass', 1]);
      // Python's own objects come on top of the blocks.
      const [reference, submission] = [evidence.reference, evidence.submission].map(aboveStartMiB);
      expect(reference).toBeGreaterThan(REFERENCE_MIB);
      expect(reference).toBeLessThan(1.25 * REFERENCE_MIB);
      expect(submission).toBeGreaterThan(1.1 * (reference ?? Infinity));
    },
    TIMEOUT_MS,
  );

  it(
    'earns less the more it is, the same each time, and nothing from the second bound on',
    async () => {
      const gradings = [await measure(keeping(3)), await measure(keeping(3)), await measure(keeping(3))];
      const scores = gradings.map(({ check }) => check.score);
      expect(Math.min(...scores)).toBeGreaterThan(0.4);
      expect(Math.max(...scores)).toBeLessThan(0.6);
      expect(Math.max(...scores) - Math.min(...scores)).toBeLessThanOrEqual(0.03);
      const { check } = await measure(keeping(8));
      expect([check.status, check.reason, check.score]).toEqual(['fail', 'memory-limit', 0]);
    },
    TIMEOUT_MS,
  );

  it(
    'counts files as memory: what is written to the disk of the box is held as well',
    async () => {
      const program = `import sys

total = 0
with open("/tmp/kept", "wb") as kept:
    for line in sys.stdin:
        total += int(line)
        kept.write(b"x" * ${PER_NUMBER})
print(total)
`;
      const { evidence } = await measure(program);
      expect(aboveStartMiB(evidence.submission)).toBeGreaterThan(0.95 * REFERENCE_MIB);
    },
    TIMEOUT_MS,
  );
});
