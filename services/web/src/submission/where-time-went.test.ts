import { describe, expect, it } from 'vitest';
import { whereTimeWent } from './where-time-went.js';

const phases = {
  queuedMs: 40,
  waitingMs: 0,
  calibrateMs: 0,
  measureMs: 0,
  prepareMs: 200,
  compileMs: 60,
  runMs: 9_000,
  judgeMs: 100,
  recordMs: 600,
};
const createdAt = '2026-03-01T10:00:00.000Z';
const rest = (finishedAt: string | null) =>
  whereTimeWent({ phases, createdAt, finishedAt }).find(({ title }) => title === 'Everything else')?.ms;

describe('where the time went', () => {
  it('adds up to all of the time from sending to the verdict', () => {
    const spent = whereTimeWent({ phases, createdAt, finishedAt: '2026-03-01T10:01:15.000Z' });
    expect(spent.map(({ title }) => title)).toContain('Your program');
    expect(spent.reduce((sum, { ms }) => sum + ms, 0)).toBe(75_000);
  });

  it('lists what measuring took only where something was measured', () => {
    const titles = (changes: Partial<typeof phases>) =>
      whereTimeWent({ phases: { ...phases, ...changes }, createdAt, finishedAt: null }).map(
        ({ title }) => title,
      );
    expect(titles({})).not.toContain('Measuring speed');
    expect(titles({ measureMs: 8_000, waitingMs: 20 })).toEqual(
      expect.arrayContaining(['Measuring speed', 'Waiting for a core']),
    );
  });

  it('names a rest only of what has ended', () => {
    expect(rest('2026-03-01T10:00:25.000Z')).toBe(15_000);
    expect(rest(null)).toBeUndefined();
  });

  it('has no negative rest where clocks of two machines differ', () => {
    expect(rest('2026-03-01T10:00:09.999Z')).toBe(0);
  });
});
