import { describe, expect, it } from 'vitest';
import type { JudgeRemark } from '@hone/contracts/kind';
import { gradeRepair } from './scripted-tests.fixture.js';

const REJECTED = { exitCode: 43 };
const ACCEPTED = { exitCode: 42 };

describe('grading a repair', () => {
  it('has a required hidden check for each behaviour test, after the samples', async () => {
    const { result } = await gradeRepair({});
    expect(result.checks.map(({ id, title, status }) => [id, title, status])).toEqual([
      ['sample-1-two-numbers', expect.any(String), 'pass'],
      ['sample-2', expect.any(String), 'pass'],
      ['behaviour-keeps-order', 'Keeps the order', 'pass'],
      ['behaviour-rounds', 'Rounds', 'pass'],
    ]);
    const tests = result.checks.filter(({ id }) => id.startsWith('behaviour-'));
    expect(tests.every(({ required, visible, group }) => required && !visible && group === 'correct')).toBe(
      true,
    );
  });

  it('puts each test into its own trusted box, with its neighbours and a seed, and closes it', async () => {
    const { boxes, candidateFiles } = await gradeRepair({});
    const [candidate, ...tests] = boxes;
    expect([...(candidate?.files.keys() ?? [])]).toEqual(['main.py']);
    expect([...candidateFiles]).toEqual([]);
    expect(tests.map(({ spec: { trust }, closed }) => [trust, closed])).toEqual([
      ['trusted', true],
      ['trusted', true],
    ]);
    const inputs = tests.map(({ files }) => files.get('hone-case/input.in') ?? '');
    for (const input of inputs) expect(input).toMatch(/^\d{10,19}\n$/);
    expect(new Set(inputs).size).toBe(2);
    for (const { files } of tests) {
      expect(files.get('hone-case/answer.ans')).toBe('');
      expect(files.has('_shared.py')).toBe(true);
    }
  });

  it('shows only the message of a failed test to the learner, cut, with nothing invisible', async () => {
    const { result } = await gradeRepair({
      'keeps-order': { ...REJECTED, message: `Equal ones\u001b changed places. ${'x'.repeat(3000)}` },
      rounds: REJECTED,
    });
    const [order, rounds] = result.checks.slice(2);
    expect(order).toMatchObject({ status: 'fail', reason: 'wrong-answer' });
    const text = order?.evidence?.type === 'summary' ? order.evidence.text : '';
    expect(text).toMatch(
      /^Your program did not behave as the code base does in a behaviour test\. Equal ones␛ changed places\. x/,
    );
    expect(text.length).toBeLessThan(800);
    expect(rounds?.evidence).toEqual({
      type: 'summary',
      text: 'Your program did not behave as the code base does in a behaviour test.',
    });
    expect(result.reveals).toEqual([]);
  });

  it('passes the remark of a test to its author alone: no event, check or revealed data contains it', async () => {
    const tests = {
      'keeps-order': { ...REJECTED, message: 'Look at equal ones.', remark: 'case 77:\u001b 3 before 2' },
      rounds: { ...ACCEPTED, remark: 'case 78: close' },
    };
    const remarks: JudgeRemark[] = [];
    const graded = await gradeRepair(tests, remarks);
    expect(remarks).toEqual([
      {
        check: 'behaviour-keeps-order',
        where: 'behaviour test keeps-order',
        passed: false,
        text: 'case 77:␛ 3 before 2',
      },
      { check: 'behaviour-rounds', where: 'behaviour test rounds', passed: true, text: 'case 78: close' },
    ]);
    for (const { events, result } of [graded, await gradeRepair(tests)]) {
      const seen = JSON.stringify([events, result]);
      expect(seen).toContain('Look at equal ones.');
      expect(seen).not.toMatch(/case 7|before 2|close/);
    }
  });

  it('fails a program that a test accepts and that then ends badly', async () => {
    const crash = { status: 'runtime-error', exitCode: 3 } as const;
    const { result } = await gradeRepair({ rounds: { ...ACCEPTED, program: crash } });
    expect(result.checks.at(-1)).toMatchObject({ id: 'behaviour-rounds', reason: 'runtime-error' });
  });

  it('throws when a test neither accepts nor rejects: that is never the learner’s failure', async () => {
    await expect(gradeRepair({ rounds: { exitCode: 1 } })).rejects.toThrow(
      'the validator ended with exit code 1, neither 42 nor 43, on behaviour test rounds',
    );
  });
});
