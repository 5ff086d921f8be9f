import { describe, expect, it } from 'vitest';
import { evidenceSchema, type Check } from '@hone/contracts';
import { definition, gradeScripted, rightAnswer, type Program } from './scripted-session.fixture.js';

const byId = (checks: readonly Check[], id: string): Check => {
  const found = checks.find((check) => check.id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return found;
};
const statuses = (checks: readonly Check[]): Record<string, string> =>
  Object.fromEntries(checks.map(({ id, status, reason }) => [id, reason ?? status]));

/** Right, except for inputs that match the condition. */
const failingWhen =
  (caught: (stdin: string) => boolean, failure: ReturnType<Program>): Program =>
  (stdin, args) =>
    caught(stdin) ? failure : rightAnswer(stdin, args);
const wordCount = (stdin: string): number => stdin.split(' ').length;

describe('hidden data', () => {
  it('derives from the seed, the family and the size alone', async () => {
    const [first, again, other] = [
      await gradeScripted(),
      await gradeScripted(),
      await gradeScripted({ session: { seed: '0ther' } }),
    ];
    expect(first.generated).toEqual(again.generated);
    expect(first.generated.map(([family, size]) => [family, size])).toEqual(
      other.generated.map(([family, size]) => [family, size]),
    );
    const seeds = (graded: typeof first) => graded.generated.map(([, , seed]) => seed);
    expect(new Set([...seeds(first), ...seeds(other)]).size).toBe(2 * first.generated.length);
    for (const seed of seeds(first)) expect(seed).toMatch(/^\d{1,19}$/);
  });

  it('is described by family, size, kind of failure and counts, never by its values', async () => {
    const { result, events, candidateInputs } = await gradeScripted({
      candidate: failingWhen((stdin) => wordCount(stdin) === 3, { stdout: 'unlucky' }),
    });
    const tiny = byId(result.checks, 'tiny');
    expect(tiny.evidence).toEqual({
      type: 'summary',
      text: 'Your program printed a wrong answer on an input of size 3. 2 of 3 cases had passed before it.',
    });
    const hidden = candidateInputs.find((input) => wordCount(input) === 3) ?? '';
    expect(JSON.stringify([events, result.checks])).not.toContain(hidden);
  });

  it('of the first failing generated case is handed over apart from the checks', async () => {
    const { result, candidateInputs } = await gradeScripted({
      candidate: failingWhen((stdin) => wordCount(stdin) >= 3 && wordCount(stdin) < 1000, { stdout: 'no' }),
    });
    const input = candidateInputs.find((each) => wordCount(each) === 3) ?? '';
    expect(result.reveals?.map(({ check }) => check)).toEqual(['tiny', 'random']);
    expect(result.reveals?.[0]?.evidence).toMatchObject({
      type: 'diff',
      input,
      expected: rightAnswer(input, []).stdout,
      actual: 'no',
    });
  });

  it('is never handed over of fixed cases, of samples, or of a program that is right', async () => {
    const fixed = await gradeScripted({
      candidate: failingWhen((stdin) => stdin === '1000 1' || stdin === '7', { stdout: '0' }),
    });
    expect(statuses(fixed.result.checks)).toMatchObject({
      secret: 'wrong-answer',
      'sample-2': 'wrong-answer',
    });
    expect(fixed.result.reveals).toEqual([]);
    expect((await gradeScripted()).result.reveals).toEqual([]);
  });

  it('is cut where evidence is', async () => {
    const { result } = await gradeScripted({
      candidate: failingWhen((stdin) => wordCount(stdin) >= 1000, { stdout: 'x'.repeat(50_000) }),
      session: {
        definition: { ...definition, families: [{ id: 'long', group: 'scale', weight: 1, sizes: [5000] }] },
      },
    });
    const shown = result.reveals?.[0]?.evidence;
    expect(evidenceSchema.parse(shown)).toMatchObject({
      type: 'diff',
      input: expect.stringContaining('… cut here'),
    });
  });
});
