import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRounds, type Rounds } from './rounds.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Rounds a second apart with work, ten seconds without. */
function startRounds(runRound: () => Promise<boolean>): Rounds {
  const rounds = createRounds({ runRound, intervalMs: 1_000, idleMs: 10_000 });
  rounds.start();
  return rounds;
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);

describe('rounds', () => {
  it('come each second while there is work, and rarely while there is none', async () => {
    let busy = true;
    const runRound = vi.fn(() => Promise.resolve(busy));
    const rounds = startRounds(runRound);
    await pass(5);
    expect(runRound).toHaveBeenCalledTimes(5);
    busy = false;
    await pass(1);
    runRound.mockClear();
    await pass(30);
    expect(runRound).toHaveBeenCalledTimes(3);
    await rounds.close();
  });

  it('come a second after somebody says that there is work', async () => {
    const runRound = vi.fn(() => Promise.resolve(false));
    const rounds = startRounds(runRound);
    await pass(4);
    expect(runRound).toHaveBeenCalledTimes(1);
    rounds.wake();
    rounds.wake();
    await pass(1);
    expect(runRound).toHaveBeenCalledTimes(2);
    await pass(9);
    expect(runRound).toHaveBeenCalledTimes(2);
    await rounds.close();
  });

  it('do not miss work that comes during a round', async () => {
    const looks: ((busy: boolean) => void)[] = [];
    const rounds = startRounds(() => new Promise((resolve) => looks.push(resolve)));
    await pass(1);
    rounds.wake();
    looks[0]?.(false);
    await pass(1);
    expect(looks).toHaveLength(2);
    looks[1]?.(false);
    await rounds.close();
  });

  it('end with the one that runs', async () => {
    const looks: ((busy: boolean) => void)[] = [];
    const rounds = startRounds(() => new Promise((resolve) => looks.push(resolve)));
    await pass(1);
    let closed = false;
    const closing = rounds.close().then(() => (closed = true));
    await pass(1);
    expect(closed).toBe(false);
    looks[0]?.(true);
    await closing;
    await pass(60);
    expect(looks).toHaveLength(1);
  });
});
