import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSandbox } from '../support/sandbox.js';
import type { Files } from './packages/build.js';
import { gradeFiles, importSmall, inWords, solutionsOf, type Imported } from './packages/grade-imported.js';
import { answering, anyEven, doubling, flags, included } from './packages/pass-fail.js';
import { answersBut, breaking, closeness, groups, points } from './packages/scoring.js';
import { faulty, FAULTS, guessing, guessing2025, stalling, TALKERS } from './packages/validators.js';

const PATIENCE_MS = 300_000;

let sandbox: Awaited<ReturnType<typeof openTestSandbox>>;
let root: string;

beforeAll(async () => {
  sandbox = await openTestSandbox();
  root = await mkdtemp(join(tmpdir(), 'packages-'));
}, PATIENCE_MS);

afterAll(async () => {
  await sandbox.close();
  await rm(root, { recursive: true, force: true });
}, PATIENCE_MS);

const importIt = (name: string, files: Files): Promise<Imported> => importSmall(root, name, files, sandbox);
const grade = async (imported: Imported, program: string): Promise<string> =>
  inWords(await gradeFiles(imported, { 'main.py': program }, sandbox));

/** Grades every solution of the package; answers `folder: judgement`. */
async function gradeAll(imported: Imported): Promise<Record<string, string>> {
  const graded: Record<string, string> = {};
  for (const [folder, { files, expect: promised }] of solutionsOf(imported)) {
    const { entry } = promised as { entry?: string };
    graded[folder] = inWords(await gradeFiles(imported, files, sandbox, entry));
  }
  return graded;
}

describe('a legacy package that passes or fails', () => {
  it('has its submissions judged as their folders and tags promise, within an inferred time limit', async () => {
    const imported = await importIt('doubling', doubling);
    expect(await gradeAll(imported)).toEqual({
      'solutions/accepted/by-module': 'accepted, no reason, 100',
      'solutions/accepted/double-py': 'accepted, no reason, 100',
      'solutions/wrong/tagged-py': 'rejected, wrong-answer, 0',
      'solutions/wrong/silent-py': 'rejected, wrong-answer, 0',
      'solutions/wrong/crash-py': 'rejected, runtime-error, 0',
      'solutions/slow/loop-py': 'rejected, time-limit, 0',
      'solutions/wrong/small-only-py': 'rejected, wrong-answer, 0',
    });
    expect(imported.skipped).toEqual([
      'SOLUTION_LANGUAGE submissions/accepted/double.hs',
      'SOLUTION_LANGUAGE submissions/accepted/old.py',
    ]);
    const { limits } = imported.challenge.pack.manifest;
    expect(limits.cpuMs % 1000).toBe(0);
    expect(limits).toMatchObject({ wallMs: 2 * limits.cpuMs + 2000, memoryMiB: 128, outputKiB: 8192 });
    expect([...imported.files.keys()]).toEqual(
      expect.arrayContaining(['include/python/common.py', 'starter/python/common.py', 'fixtures/tool.txt']),
    );
  }, 600_000);

  it(
    'compares by the flags of the problem and of each group',
    async () => {
      const imported = await importIt('flags', flags);
      expect(imported.challenge.pack.manifest).toMatchObject({
        origin: 'legacy-icpc',
        limits: { cpuMs: 2000 },
      });
      expect(await grade(imported, answering({}))).toBe('accepted, no reason, 100');
      const failed = async (changes: Record<string, string>) => {
        const { checks } = await gradeFiles(imported, { 'main.py': answering(changes) }, sandbox);
        return checks.filter(({ status }) => status === 'fail').map(({ id }) => id);
      };
      expect(await failed({ any: '0.52 yes' })).toEqual(['sample-1']);
      expect(await failed({ exact: '0.5 yes' })).toEqual(['data-case']);
      expect(await failed({ near: '1001.1 yes' })).toEqual(['data-relative']);
      expect(await failed({ space: '0.5 yes' })).toEqual(['data-space']);
    },
    PATIENCE_MS,
  );

  it(
    'asks its own validator, whose messages stay the author’s',
    async () => {
      const imported = await importIt('anyeven', anyEven);
      expect(await gradeAll(imported)).toEqual({
        'solutions/accepted/next-py': 'accepted, no reason, 100',
        'solutions/wrong/odd-py': 'rejected, wrong-answer, 0',
      });
      const judgement = await gradeFiles(imported, { 'main.py': 'raise SystemExit(4)' }, sandbox);
      expect(inWords(judgement)).toBe('rejected, runtime-error, 0');
      expect(JSON.stringify(judgement)).not.toContain('the author alone');
    },
    PATIENCE_MS,
  );

  it(
    'imports without secret data, without a statement, and without solutions in languages offered',
    async () => {
      const bare = { 'problem.yaml': 'name: Bare\nlimits: { time_limit: 1, memory: 128 }\n' };
      const sample = { 'data/sample/1.in': '1\n', 'data/sample/1.ans': '\u202e\0\n' };
      const imported = await importIt('bare', {
        ...bare,
        ...sample,
        'submissions/accepted/a.hs': 'main = print 1',
      });
      expect(imported.skipped).toEqual([
        'SECRET_MISSING data/secret',
        'STATEMENT_MISSING problem_statement',
        'SOLUTION_LANGUAGE submissions/accepted/a.hs',
        'ACCEPTED_MISSING submissions/accepted',
      ]);
      expect(await grade(imported, "print('\\u202e\\0')")).toBe('accepted, no reason, 100');
      expect(await grade(imported, 'print(1)')).toBe('rejected, wrong-answer, 0');
    },
    PATIENCE_MS,
  );
});

describe('a 2025-09 package that passes or fails', () => {
  it(
    'has include files over every program, arguments, constants and the rules of submissions.yaml',
    async () => {
      const imported = await importIt('included', included);
      expect(await gradeAll(imported)).toEqual({
        'solutions/accepted/answer-py': 'accepted, no reason, 100',
        'solutions/wrong/answer-py': 'rejected, wrong-answer, 0',
        'solutions/wrong/other': 'rejected, runtime-error, 0',
      });
      expect(await gradeFiles(imported, { 'main.py': 'print(3)', 'answer.py': '' }, sandbox)).toMatchObject({
        reason: 'runtime-error',
      });
      expect(Buffer.from(imported.files.get('statement.md') ?? []).toString()).toBe(
        'Times 3.\n\n&lt;b>bold&lt;/b> none\n',
      );
      expect(imported.skipped).toEqual([
        'LANGUAGE_LEFT_OUT problem.yaml',
        'IMAGE_LEFT_OUT statement/problem.en.md',
      ]);
    },
    PATIENCE_MS,
  );
});

describe('a package with points', () => {
  it(
    'adds up groups by minimum, sum, any and average, and keeps a partial score partial',
    async () => {
      const imported = await importIt('points', points);
      expect(imported.challenge.pack.manifest.groups.map(({ id, weight }) => [id, weight])).toEqual([
        ['correct', 0],
        ['points-data-a-min', 20],
        ['points-data-b-sum', 30],
        ['points-data-c-any', 24],
        ['points-data-d-avg', 26],
      ]);
      expect(await gradeAll(imported)).toEqual({
        'solutions/accepted/all-py': 'accepted, no reason, 100',
        'solutions/wrong/some-py': 'partial, wrong-answer, 90',
      });
      expect(await grade(imported, answersBut([11]))).toBe('partial, wrong-answer, 80');
      expect(await grade(imported, answersBut([20, 22], [41]))).toBe('partial, wrong-answer, 68');
      expect(await grade(imported, answersBut([30]))).toBe('accepted, no reason, 100');
      expect(await grade(imported, answersBut([1]))).toBe('partial, wrong-answer, 100');
      expect(await grade(imported, answersBut([1, 10, 11, 20, 21, 22, 30, 31, 40, 41]))).toBe(
        'partial, wrong-answer, 2',
      );
    },
    PATIENCE_MS,
  );

  it(
    'stops at the first rejected case where its groups break',
    async () => {
      const imported = await importIt('breaking', breaking);
      expect(await grade(imported, answersBut([]))).toBe('accepted, no reason, 100');
      expect(await grade(imported, answersBut([2]))).toBe('partial, wrong-answer, 25');
      expect(await grade(imported, answersBut([3]))).toBe('partial, wrong-answer, 50');
    },
    PATIENCE_MS,
  );

  it(
    'takes the points that a validator gives',
    async () => {
      const imported = await importIt('closeness', closeness);
      expect(await grade(imported, answersBut([]))).toBe('accepted, no reason, 100');
      expect(await grade(imported, 'print(int(input()) + 3)')).toBe('partial, no reason, 70');
      expect(await grade(imported, answersBut([20]))).toBe('partial, no reason, 50');
      expect(await grade(imported, 'print()')).toBe('rejected, wrong-answer, 0');
    },
    PATIENCE_MS,
  );

  it(
    'scores groups of version 2025-09, with multipliers and requirements',
    async () => {
      const imported = await importIt('groups', groups);
      expect(await gradeAll(imported)).toEqual({
        'solutions/accepted/all-py': 'accepted, no reason, 100',
        'solutions/wrong/some-py': 'partial, wrong-answer, 80',
      });
      expect(solutionsOf(imported).get('solutions/wrong/some-py')?.expect).toEqual({
        language: 'python',
        score: [80, 80],
      });
      expect(await grade(imported, 'n = int(input())\nprint(n + 1 if n == 21 else n)')).toBe(
        'partial, no reason, 95',
      );
      expect(await grade(imported, answersBut([10]))).toBe('partial, wrong-answer, 60');
      expect(await grade(imported, answersBut([1]))).toBe('partial, wrong-answer, 60');
    },
    PATIENCE_MS,
  );
});

describe('an interactive package', () => {
  it('blames whoever ended the conversation, and never hangs', async () => {
    const imported = await importIt('guessing', guessing);
    const ended: Record<string, string> = {};
    for (const [how, program] of Object.entries(TALKERS)) ended[how] = await grade(imported, program);
    expect(ended).toEqual({
      bisects: 'accepted, no reason, 100',
      'gives up': 'rejected, wrong-answer, 0',
      'asks for ever': 'rejected, wrong-answer, 0',
      'crashes in the middle': 'rejected, runtime-error, 0',
      'crashes when it is right': 'rejected, runtime-error, 0',
      'says nothing and waits': 'rejected, time-limit, 0',
      'computes for ever': 'rejected, time-limit, 0',
      'talks without listening': 'rejected, output-limit, 0',
      'ends before the first word': 'rejected, wrong-answer, 0',
    });
  }, 600_000);

  it(
    'shows what was said on a sample, and neither its input nor its answer',
    async () => {
      const imported = await importIt('shown', guessing);
      const { checks } = await gradeFiles(
        imported,
        { 'main.py': "print(7, flush=True)\ninput()\nprint('x')" },
        sandbox,
      );
      expect(checks[0]).toMatchObject({
        id: 'sample-1',
        evidence: { type: 'output', stdout: expect.stringContaining('> 7') },
      });
      expect(JSON.stringify(checks[0])).toContain('< more');
      const { kind, pack, definition } = imported.challenge;
      expect(kind.view(pack, definition)).toMatchObject({ samples: [{ id: '1', output: '>500\n<right\n' }] });
      expect(JSON.stringify(checks)).not.toMatch(/500|999/);
    },
    PATIENCE_MS,
  );

  it(
    'needs no answer files in version 2025-09',
    async () => {
      const imported = await importIt('guessing2025', guessing2025);
      expect(await gradeAll(imported)).toEqual({
        'solutions/accepted/bisect-py': 'accepted, no reason, 100',
      });
      expect(await grade(imported, "print('no')")).toBe('rejected, wrong-answer, 0');
    },
    PATIENCE_MS,
  );
});

describe('a validator at fault', () => {
  it.each(Object.keys(FAULTS) as (keyof typeof FAULTS)[])(
    'is named, and nobody loses a mark: %s',
    async (fault) => {
      const imported = await importIt(`faulty${fault}`, faulty(fault));
      const grading = gradeFiles(imported, { 'main.py': 'print(1)' }, sandbox);
      await expect(grading).rejects.toThrow(FAULTS[fault][1]);
    },
    PATIENCE_MS,
  );

  it(
    'is named when it keeps a program waiting',
    async () => {
      const imported = await importIt('stalling', stalling);
      await expect(gradeFiles(imported, { 'main.py': 'input()' }, sandbox)).rejects.toThrow(
        /did not end within its CPU limit on case secret\/a/,
      );
    },
    PATIENCE_MS,
  );
});
