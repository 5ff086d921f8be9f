import { describe, expect, it } from 'vitest';
import { openDesk, TIMEOUT_MS } from './packages/desk.js';
import { inWords, solutionsOf } from './packages/grade-imported.js';
import { answering, anyEven, doubling, flags, included } from './packages/pass-fail.js';
import { answersBut, breaking, closeness, groups, points } from './packages/scoring.js';

const { importIt, judge, grade, gradeAll } = openDesk();

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
      'TIME_LIMIT_INFERRED problem.yaml',
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
        const { checks } = await judge(imported, { 'main.py': answering(changes) });
        return checks.filter(({ status }) => status === 'fail').map(({ id }) => id);
      };
      expect(await failed({ any: '0.52 yes' })).toEqual(['sample-1']);
      expect(await failed({ exact: '0.5 yes' })).toEqual(['data-case']);
      expect(await failed({ near: '1001.1 yes' })).toEqual(['data-relative']);
      expect(await failed({ space: '0.5 yes' })).toEqual(['data-space']);
    },
    TIMEOUT_MS,
  );

  it(
    'asks its own validator, whose messages stay the author’s',
    async () => {
      const imported = await importIt('anyeven', anyEven);
      expect(await gradeAll(imported)).toEqual({
        'solutions/accepted/next-py': 'accepted, no reason, 100',
        'solutions/wrong/odd-py': 'rejected, wrong-answer, 0',
      });
      const judgement = await judge(imported, { 'main.py': 'raise SystemExit(4)' });
      expect(inWords(judgement)).toBe('rejected, runtime-error, 0');
      expect(JSON.stringify(judgement)).not.toContain('the author alone');
    },
    TIMEOUT_MS,
  );

  it(
    'imports without secret data and without a statement, but not without an accepted submission',
    async () => {
      const bare = {
        'problem.yaml': 'name: Bare\nlimits: { time_limit: 1, memory: 128 }\n',
        'data/sample/1.in': '1\n',
        'data/sample/1.ans': '\u202e\0\n',
        'submissions/accepted/a.hs': 'main = print 1',
      };
      await expect(importIt('nobody', bare)).rejects.toThrow('ACCEPTED_MISSING');
      const accepted = { 'submissions/accepted/a.py': "print('\\u202e\\0')\n" };
      const imported = await importIt('bare', { ...bare, ...accepted });
      expect(imported.skipped).toEqual([
        'SECRET_MISSING data/secret',
        'STATEMENT_MISSING problem_statement',
        'SOLUTION_LANGUAGE submissions/accepted/a.hs',
      ]);
      expect(await grade(imported, "print('\\u202e\\0')")).toBe('accepted, no reason, 100');
      expect(await grade(imported, 'print(1)')).toBe('rejected, wrong-answer, 0');
    },
    TIMEOUT_MS,
  );
});

describe('accepted submissions that do not fit', () => {
  const slow = 'n = sum(range(300_000_000))\nprint(2 * int(input()))\n';
  const limited = { 'problem.yaml': 'name: Tight\nlimits: { time_limit: 0.5, memory: 128 }\n' };
  const path = 'submissions/accepted/double.py';
  const alone = Object.fromEntries(Object.entries(doubling).filter(([name]) => !name.includes('by-module')));

  it(
    'are left out where another one is accepted: one that is wrong, and one that is too slow',
    async () => {
      const wrong = await importIt('wrong', { ...doubling, [path]: 'print(2)\n' });
      const late = await importIt('late', { ...doubling, ...limited, [path]: slow });
      for (const imported of [wrong, late]) {
        expect(imported.skipped).toContain(`ACCEPTED_FAILS ${path}`);
        const accepted = [...solutionsOf(imported).keys()].filter((name) => name.includes('/accepted/'));
        expect(accepted).toEqual(['solutions/accepted/by-module']);
      }
    },
    TIMEOUT_MS,
  );

  it(
    'have the package refused where there is no other',
    async () => {
      const wrong = { ...alone, [path]: 'print(2)\n' };
      await expect(importIt('wrong-alone', wrong)).rejects.toThrow(/cannot be trusted/);
      const late = { ...alone, ...limited, [path]: slow };
      await expect(importIt('late-alone', late)).rejects.toThrow(/cannot be trusted/);
    },
    TIMEOUT_MS,
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
      expect(await judge(imported, { 'main.py': 'print(3)', 'answer.py': '' })).toMatchObject({
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
    TIMEOUT_MS,
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
    TIMEOUT_MS,
  );

  it(
    'stops at the first rejected case where its groups break',
    async () => {
      const imported = await importIt('breaking', breaking);
      expect(await grade(imported, answersBut([]))).toBe('accepted, no reason, 100');
      expect(await grade(imported, answersBut([2]))).toBe('partial, wrong-answer, 25');
      expect(await grade(imported, answersBut([3]))).toBe('partial, wrong-answer, 50');
    },
    TIMEOUT_MS,
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
    TIMEOUT_MS,
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
    TIMEOUT_MS,
  );
});
