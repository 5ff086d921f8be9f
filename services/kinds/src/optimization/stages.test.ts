import { describe, expect, it } from 'vitest';
import { linear, measured, square } from './measuring/measured-session.fixture.js';
import { rightAnswer, type Program } from './scripted-session.fixture.js';

const wrong: Program = () => ({ stdout: 'no' });
const idsOf = (checks: readonly { readonly id: string }[]) => checks.map(({ id }) => id);

describe('the first stage of a measured submission', () => {
  const stage = { stage: 'correctness' } as const;

  it('decides correctness, and leaves speed to the second', async () => {
    const { result, events } = await measured({ candidate: linear(1), session: stage });
    expect(result.needsMeasuring).toBe(true);
    expect(idsOf(result.checks)).not.toContain('speed');
    expect(result.checks.every(({ status }) => status === 'pass')).toBe(true);
    expect(events).not.toContainEqual({ type: 'grading.phase', data: { phase: 'measure' } });
  });

  it('is the only one where the answer is wrong: speed is skipped and nothing measured', async () => {
    const { result } = await measured({ candidate: wrong, session: stage });
    expect(result.needsMeasuring).toBe(false);
    expect(result.checks.find(({ id }) => id === 'speed')).toMatchObject({ status: 'skipped' });
  });
});

describe('the second stage', () => {
  it('adds the measured check to those that are decided, and runs none of them again', async () => {
    const first = await measured({ candidate: linear(1), session: { stage: 'correctness' } });
    const decided = first.result.checks;
    const second = await measured({ candidate: linear(1), session: { stage: 'measuring', decided } });
    expect(idsOf(second.result.checks)).toEqual([...idsOf(decided), 'speed']);
    const reported = second.events.flatMap((event) => (event.type === 'grading.check' ? [event.data] : []));
    expect(reported.map(({ check, done, total }) => [check.id, done, total])).toEqual([
      ['speed', decided.length + 1, decided.length + 1],
    ]);
  });

  it('scores as both stages in one go do', async () => {
    const program = () => square(0.5);
    const whole = await measured({ candidate: program() });
    const first = await measured({ candidate: program(), session: { stage: 'correctness' } });
    const decided = first.result.checks;
    const second = await measured({ candidate: program(), session: { stage: 'measuring', decided } });
    const speedOf = ({ result }: typeof whole) => result.checks.find(({ id }) => id === 'speed')?.score;
    expect(speedOf(second)).toBeCloseTo(speedOf(whole) ?? Number.NaN, 1);
  });

  it('times calibration and the wait for a core apart from measuring', async () => {
    const { result } = await measured({ candidate: rightAnswer });
    const { waitingMs, calibrateMs, measureMs } = result.phases;
    for (const ms of [waitingMs, calibrateMs, measureMs]) expect(ms).toBeGreaterThan(0);
  });
});
