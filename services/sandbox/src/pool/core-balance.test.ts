import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseTicks, watchCores } from './core-activity.js';
import { CoreBalance } from './core-balance.js';

/** `/proc/stat` of two cores; user and idle ticks of each. */
const stat = (first: readonly [number, number], second: readonly [number, number]): string =>
  [
    'cpu  1 2 3 4',
    `cpu0 ${first[0]} 0 0 ${first[1]} 0 0 0 0 0 0`,
    `cpu1 ${second[0]} 0 0 ${second[1]} 0 0 0 0 0 0`,
  ].join('\n');

describe('cores', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are as busy as they were since the last look', () => {
    let text = stat([100, 100], [0, 200]);
    const activity = watchCores(() => text);
    expect(activity.of(0)).toBe(0);
    text = stat([110, 100], [2, 208]);
    vi.advanceTimersByTime(100);
    expect([activity.of(0), activity.of(1), activity.of(7)]).toEqual([1, 0.2, 0]);
    activity.close();
    text = stat([110, 110], [12, 208]);
    vi.advanceTimersByTime(1_000);
    expect(activity.of(1)).toBe(0.2);
  });

  it('are looked at often only while somebody asks', () => {
    let looks = 0;
    let busy = 0;
    const activity = watchCores(() => {
      looks += 1;
      return stat([busy, 10 * looks], [0, 10 * looks]);
    });
    vi.advanceTimersByTime(20_000);
    expect(looks).toBeLessThanOrEqual(21);
    busy = 1_000;
    vi.advanceTimersByTime(500);
    expect(activity.of(0)).toBeGreaterThan(0.9);
    looks = 0;
    vi.advanceTimersByTime(1_000);
    expect(looks).toBe(10);
    vi.advanceTimersByTime(10_000);
    looks = 0;
    vi.advanceTimersByTime(10_000);
    expect(looks).toBeLessThanOrEqual(10);
    activity.close();
  });

  it('count as idle if the kernel shows no activity', () => {
    expect(parseTicks('').size).toBe(0);
    const activity = watchCores(() => '');
    vi.advanceTimersByTime(100);
    expect(activity.of(0)).toBe(0);
    activity.close();
  });
});

describe('boxes', () => {
  it('go to the core with the fewest of our own', () => {
    const balance = new CoreBalance([0, 1]);
    balance.addBusy(0, 1);
    expect(balance.quietest()).toBe(1);
    expect(balance.quietestAmong([0, 1])).toBe(1);
    balance.addWaiting(1, 1);
    balance.addBusy(0, -1);
    expect(balance.quietest()).toBe(0);
  });

  it('avoid the core that another worker uses', () => {
    const activity = { of: (core: number) => (core === 0 ? 0.9 : 0.1) };
    const balance = new CoreBalance([0, 1], activity);
    expect(balance.quietestAmong([0, 1])).toBe(1);
    expect(balance.quietestAmong([0, 0])).toBe(0);
    balance.addBusy(1, 1);
    expect(balance.quietestAmong([0, 1])).toBe(0);
  });

  it('of our own explain the activity of a core', () => {
    const activity = { of: (core: number) => (core === 0 ? 0.9 : 0.1) };
    const balance = new CoreBalance([0, 1], activity);
    balance.addBusy(0, 1);
    balance.addBusy(1, 1);
    expect(balance.quietestAmong([0, 1])).toBe(0);
  });
});
