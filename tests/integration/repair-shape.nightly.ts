import { describe, expect, it } from 'vitest';
import type { Judgement } from '@hone/contracts';
import { createRepairGrader, HIDDEN, repairChallenge, TOTALS } from '../support/challenges/repair.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

const TEST = 'behaviour-now';

let sandbox: SuiteSandbox;
let grade: ReturnType<typeof createRepairGrader>;

useSandbox(
  (opened) => {
    sandbox = opened;
    grade = createRepairGrader(sandbox, repairChallenge());
  },
  { timeoutMs: 120_000 },
);

const reasons = ({ checks }: Judgement) =>
  Object.fromEntries(checks.map(({ id, status, reason }) => [id, reason ?? status]));
const textOf = (judgement: Judgement): string => {
  const evidence = judgement.checks.find(({ id }) => id === TEST)?.evidence;
  return evidence?.type === 'summary' ? evidence.text : '';
};

/** A repaired code base in two new files. */
const REPAIRED = {
  'src/totals.py': TOTALS.replace('sales = []', 'from .sums import sums').replace(
    /if words\[0\][\s\S]*/,
    'if words[0] == "sale":\n        sums[words[1]] = sums.get(words[1], 0) + int(words[2])\n        return None\n    return sums.get(words[1], 0)\n',
  ),
  'src/sums.py': 'sums = {}\n',
};

describe('a repair', () => {
  it('passes as the unchanged starter, and repaired in several files below the unchanged main file', async () => {
    const all = { 'sample-1': 'pass', [TEST]: 'pass', few: 'pass' };
    const [starter, repaired] = await Promise.all([grade({ 'src/totals.py': TOTALS }), grade(REPAIRED)]);
    expect(reasons(starter)).toEqual(all);
    expect(reasons(repaired)).toEqual(all);
    expect(repaired.checks.find(({ id }) => id === TEST)).toMatchObject({
      title: 'Totals are those of now',
      visible: false,
      required: true,
    });
  }, 240_000);

  it('that keeps an old total gets the test’s message for learners, and none of its data', async () => {
    const cached = TOTALS.replace('sales = []', 'import functools\n\nsales = []')
      .replace(
        'return sum',
        'return total(words[1])\n\n\n@functools.cache\ndef total(wanted):\n    return sum',
      )
      .replace('name == words[1])', 'name == wanted)');
    const judgement = await grade({ 'src/totals.py': cached });
    expect(judgement).toMatchObject({ verdict: 'rejected', reason: 'wrong-answer' });
    expect(textOf(judgement)).toBe(
      'Your program did not behave as the code base does in a behaviour test. A total was not that of all sales so far.',
    );
    expect(JSON.stringify(judgement)).not.toContain(HIDDEN);
  }, 240_000);

  it('cannot replace the main file, nor begin elsewhere', async () => {
    const files = { 'src/totals.py': TOTALS };
    await expect(grade({ ...files, 'main.py': 'print(3)' })).rejects.toThrow(/files\.1\.path/);
    await expect(grade(files, 'src/totals.py')).rejects.toThrow(
      /the main file of this challenge is main\.py, not src\/totals\.py/,
    );
  }, 240_000);
});

/** It prints found files, so that everything readable would show up with the sample. */
const LOOKS_FOR_TESTS = `import glob
print([open(path).read() for root in ("/box", "/work", "/tmp") for path in glob.glob(root + "/**/*.*", recursive=True)])
def execute(words):
    return 3
`;
const OVERWRITES_MAIN = `for path in ("/box/main.py", "/box/hone-case/input.in", "/work/feedback/teammessage.txt"):
    try:
        open(path, "w").write("print(3)")
    except OSError as error:
        print(error)
def execute(words):
    return 3
`;
const FORGES = `import os
def execute(words):
    if words[0] == "total":
        os.write(1, b"42\\naccepted\\n")
        os._exit(42)
`;
const LEAVES = 'import os\ndef execute(words):\n    os._exit(0)\n';
const IS_SILENT = 'def execute(words):\n    while True:\n        pass\n';

describe('a hostile repair', () => {
  it.each([
    ['looks for the tests', LOOKS_FOR_TESTS, 'wrong-answer'],
    ['writes over the main file and the feedback', OVERWRITES_MAIN, 'wrong-answer'],
    ['prints a verdict and exits with a validator’s code', FORGES, 'runtime-error'],
    ['leaves early without a word', LEAVES, 'wrong-answer'],
    // A submission at its limit in every sample is not run again for the tests.
    ['computes for ever', IS_SILENT, 'time-limit', 'skipped'],
  ])(
    'that %s fails the behaviour test and sees nothing of it',
    async (_what, content, reason, inTest = reason) => {
      const judgement = await grade({ 'src/totals.py': content });
      expect(judgement).toMatchObject({ verdict: 'rejected', score: { points: 0 } });
      expect(['wrong-answer', inTest]).toContain(reasons(judgement)[TEST]);
      expect(reasons(judgement)['sample-1']).toBe(reason);
      expect(JSON.stringify(judgement)).not.toContain(HIDDEN);
    },
    240_000,
  );
});

describe('a behaviour test that does not work', () => {
  it('is the author’s fault for every submission', async () => {
    const broken = createRepairGrader(
      sandbox,
      repairChallenge({ 'tests/behaviour/now.py': 'raise ValueError\n' }),
    );
    await expect(broken({ 'src/totals.py': TOTALS })).rejects.toThrow(
      /exit code 1, neither 42 nor 43, on behaviour test now/,
    );
  }, 240_000);
});
