import { describe, expect, it } from 'vitest';
import { precomputeCases } from './precompute-cases.js';
import { definition, gradeScripted, openScripted, sessionOf } from './scripted-session.fixture.js';

function keepAll() {
  const kept = new Map<string, Promise<Uint8Array>>();
  return (key: string, compute: () => Promise<Uint8Array>): Promise<Uint8Array> => {
    const value = kept.get(key) ?? compute();
    kept.set(key, value);
    return value;
  };
}

describe('drawing the cases of a submission', () => {
  it('leaves grading with that seed only the box of the learner to open', async () => {
    const cached = keepAll();
    const ahead = openScripted();
    await precomputeCases(sessionOf(ahead.open, { cached }));
    expect(ahead.opened.map(({ trust }) => trust)).toEqual(['trusted', 'trusted']);
    expect(ahead.generated.map(([, size]) => Number(size))).toEqual([1, 2, 3, 5, 1000, 2000]);
    const graded = await gradeScripted({ session: { cached } });
    expect(graded.result.checks.every(({ status }) => status === 'pass')).toBe(true);
    expect(graded.opened.map(({ trust }) => trust)).toEqual(['candidate']);
    expect(graded.generated).toEqual([]);
  });

  it('is nothing to a submission with another seed', async () => {
    const cached = keepAll();
    await precomputeCases(sessionOf(openScripted().open, { cached }));
    const { opened, generated } = await gradeScripted({ session: { cached, seed: '07e4' } });
    expect(opened).toHaveLength(3);
    expect(generated).toHaveLength(6);
  });

  it('opens nothing where nothing is generated, and ends when it is stopped', async () => {
    const ahead = openScripted();
    await precomputeCases(sessionOf(ahead.open, { definition: { ...definition, families: [] } }));
    const stopped = AbortSignal.abort(new Error('the worker stops'));
    await expect(precomputeCases(sessionOf(ahead.open, { signal: stopped }))).rejects.toThrow(
      'the worker stops',
    );
    expect(ahead.opened).toEqual([]);
  });
});
