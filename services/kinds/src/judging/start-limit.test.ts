import { describe, expect, it } from 'vitest';
import { createStartLimit } from './start-limit.js';

const LIMIT_MS = 8_000;

/** Milliseconds until a program is given up, polled each second, by the share of a core that it gets at each time. */
async function givenUpAfter(share: (atMs: number) => number): Promise<number> {
  let [at, cpu] = [0, 500];
  const isOver = createStartLimit({
    limitMs: LIMIT_MS,
    now: () => at,
    cpuMs: () => Promise.resolve(cpu),
  });
  while (!(await isOver())) {
    cpu += 1_000 * share(at);
    at += 1_000;
  }
  return at;
}

describe('the time that a program has to start', () => {
  it.each([
    ['works on an idle machine', () => 1, 8_000],
    ['waits for nothing from the beginning', () => 0, 8_000],
    ['works briefly, then waits', (at: number) => (at === 0 ? 0.4 : 0), 9_000],
    ['gets half a core', () => 0.5, 16_000],
    ['gets a tenth of a core on a crowded machine', () => 0.1, 32_000],
    ['gets a hundredth of one', () => 0.01, 32_000],
    ['wakes up now and then', () => 0.002, 8_000],
  ])('of one that %s', async (_what, share, expected) => {
    expect(await givenUpAfter(share)).toBe(expected);
  });

  it('begins without waiting for the first reading of its CPU', async () => {
    let at = 0;
    const isOver = createStartLimit({
      limitMs: LIMIT_MS,
      now: () => at,
      cpuMs: () => new Promise(() => undefined),
    });
    expect(await isOver()).toBe(false);
    at = 4 * LIMIT_MS;
    expect(await isOver()).toBe(true);
  });

  it('throws that its CPU cannot be read only when the reading matters', async () => {
    let at = 0;
    const isOver = createStartLimit({
      limitMs: LIMIT_MS,
      now: () => at,
      cpuMs: () => Promise.reject(new Error('no engine')),
    });
    await new Promise(setImmediate);
    expect(await isOver()).toBe(false);
    at = LIMIT_MS;
    await expect(isOver()).rejects.toThrow('no engine');
  });
});
