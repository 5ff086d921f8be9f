import { createManualClock, createSilentLogger } from '@hone/kit/testing';
import { describe, expect, it } from 'vitest';
import { createMemoryGradingTimeRepository } from '../../testing/repositories/grading-times.memory.js';
import { createGradingTimes, TIMES_KEPT, type GradingTime } from './grading-times.js';

function process(times = createMemoryGradingTimeRepository(), clock = createManualClock()) {
  return { times, clock, window: createGradingTimes({ times, clock, logger: createSilentLogger() }) };
}

let count = 0;
const time = (tookMs: number, changes: Partial<GradingTime> = {}): GradingTime => ({
  submission: `s${++count}`,
  lane: 'grading-submit',
  work: 'sum@1:submit',
  tookMs,
  at: count,
  ...changes,
});
const entry = { lane: 'grading-submit', work: 'sum@1:submit' } as const;

describe('the usual time', () => {
  it('is the median of the same work', () => {
    const { window } = process();
    for (const tookMs of [100, 9_000, 300]) window.note(time(tookMs));
    expect(window.usual(entry)?.median).toBe(300);
  });

  it('is the median of the lane for work that was not seen', () => {
    const { window } = process();
    window.note(time(500));
    expect(window.usual({ ...entry, work: 'sum@2:submit' })?.median).toBe(500);
    expect(window.usual({ work: 'sum@1:run', lane: 'grading-run' })?.median).toBeUndefined();
  });

  it('follows the recent past and forgets the rest', () => {
    const { window } = process();
    for (let i = 0; i < TIMES_KEPT; i++) window.note(time(100));
    for (let i = 0; i < TIMES_KEPT; i++) window.note(time(200));
    window.note(time(200));
    expect(window.usual(entry)?.median).toBe(200);
  });

  it('is known to other processes and after a restart', async () => {
    const first = process();
    first.window.note(time(700));
    const second = process(first.times);
    await second.window.refresh();
    expect(second.window.usual(entry)?.median).toBe(700);
    for (const tookMs of [900, 900]) first.window.note(time(tookMs));
    await second.window.refresh();
    expect(second.window.usual(entry)?.median).toBe(700);
    second.clock.advance(30_000);
    await second.window.refresh();
    expect(second.window.usual(entry)?.median).toBe(900);
  });

  it('stays the same while the database is unavailable', async () => {
    const { window, times, clock } = process();
    window.note(time(100));
    times.list = () => Promise.reject(new Error('away'));
    times.put = () => Promise.reject(new Error('away'));
    clock.advance(30_000);
    await window.refresh();
    window.note(time(100));
    expect(window.usual(entry)?.median).toBe(100);
  });
});
