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
  whereTimeWent({ phases, createdAt, finishedAt }).find(({ name }) => name === 'rest')?.ms;

describe('where the time went', () => {
  it('adds up to all of the time from sending to the verdict', () => {
    const spent = whereTimeWent({ phases, createdAt, finishedAt: '2026-03-01T10:01:15.000Z' });
    expect(spent.map(({ name }) => name)).toContain('runMs');
    expect(spent.reduce((sum, { ms }) => sum + ms, 0)).toBe(75_000);
  });

  it('lists measuring only if something was measured', () => {
    const names = (changes: Partial<typeof phases>) =>
      whereTimeWent({ phases: { ...phases, ...changes }, createdAt, finishedAt: null }).map(
        ({ name }) => name,
      );
    expect(names({})).not.toContain('measureMs');
    expect(names({ measureMs: 8_000, waitingMs: 20 })).toEqual(
      expect.arrayContaining(['measureMs', 'waitingMs']),
    );
  });

  it('has a remainder only after the end', () => {
    expect(rest('2026-03-01T10:00:25.000Z')).toBe(15_000);
    expect(rest(null)).toBeUndefined();
  });

  it('has no remainder if only the clocks of two machines differ', () => {
    expect(rest('2026-03-01T10:00:09.999Z')).toBeUndefined();
    expect(rest('2026-03-01T10:00:10.400Z')).toBeUndefined();
  });
});
