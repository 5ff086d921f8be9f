import { describe, expect, it } from 'vitest';
import { createSilentLogger } from '@hone/kit/testing';
import { createCanaryGuard } from './canary-guard.js';

function guardOn(answers: (boolean | Error)[]) {
  let runs = 0;
  const guard = createCanaryGuard({
    canary: () => {
      const answer = answers[runs++] ?? true;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ ok: answer });
    },
    logger: createSilentLogger(),
    onChange: () => undefined,
    retryMs: 1,
  });
  return { guard, runs: () => runs };
}

const never = new AbortController().signal;

describe('the canary guard', () => {
  it('lets work through once the canary passed, without running it again', async () => {
    const { guard, runs } = guardOn([true]);
    await Promise.all([guard.passed(never), guard.passed(never)]);
    await guard.passed(never);
    expect([guard.state(), runs()]).toEqual(['passed', 1]);
  });

  it('tries again until the canary passes', async () => {
    const { guard, runs } = guardOn([false, new Error('no engine'), true]);
    await guard.passed(never);
    expect([guard.state(), runs()]).toEqual(['passed', 3]);
  });

  it('holds work back after a check that failed', async () => {
    const { guard, runs } = guardOn([true, false, true]);
    await guard.passed(never);
    await guard.check();
    expect(guard.state()).toBe('failed');
    await guard.passed(never);
    expect(runs()).toBe(3);
  });

  it('stops retrying when aborted', async () => {
    const stop = new AbortController();
    const { guard } = guardOn(Array.from({ length: 1000 }, () => false));
    const waiting = guard.passed(stop.signal);
    stop.abort();
    await waiting;
    expect(guard.state()).toBe('failed');
  });
});
