import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BREAK_MS, timelineAt, type TimelineFacts } from './timeline.js';

const MINUTE = 60_000;
const facts = (changes: Partial<TimelineFacts> = {}): TimelineFacts => ({
  sections: [{ minutes: 30 }, { minutes: 20 }],
  extraTimePercent: 0,
  startedAt: 0,
  sectionStarts: new Map(),
  stops: [],
  extras: [],
  ...changes,
});
const at = (minutes: number, changes: Partial<TimelineFacts> = {}) =>
  timelineAt(facts(changes), minutes * MINUTE);

describe('the clock of a sitting', () => {
  it('opens the first section, rests for ten minutes, and starts the next one by itself', () => {
    expect(at(0)).toMatchObject({ open: 0, changesAt: 30 * MINUTE });
    expect(at(30)).toMatchObject({ open: undefined, nextStartsAt: 30 * MINUTE + BREAK_MS });
    expect(at(40)).toMatchObject({ open: 1, changesAt: 60 * MINUTE });
    expect(at(60)).toMatchObject({ open: undefined, endedAt: 60 * MINUTE });
  });

  it('closes a section when the candidate starts the next one', () => {
    const early = { sectionStarts: new Map([[1, 5 * MINUTE]]) };
    expect(at(6, early)).toMatchObject({ open: 1, changesAt: 25 * MINUTE });
    expect(at(6, early).sections[0]).toMatchObject({ state: 'closed' });
  });

  it('ends everything when the total time is over, also during a rest', () => {
    expect(at(35, { totalMinutes: 35 })).toMatchObject({ endedAt: 35 * MINUTE });
    expect(at(42, { totalMinutes: 41 }).endedAt).toBe(41 * MINUTE);
    expect(at(10, { sections: [{}], totalMinutes: 15 })).toMatchObject({ open: 0, changesAt: 15 * MINUTE });
  });

  it('ends when the candidate hands in', () => {
    expect(at(12, { finishedAt: 10 * MINUTE })).toMatchObject({ endedAt: 10 * MINUTE, open: undefined });
  });

  it('gives extra time in percent, and minutes of the team to one section', () => {
    expect(at(0, { extraTimePercent: 50 }).changesAt).toBe(45 * MINUTE);
    const extras = [{ section: 0, ms: 5 * MINUTE }];
    expect(at(0, { extras }).changesAt).toBe(35 * MINUTE);
    expect(at(36, { extras, sectionStarts: new Map([[1, 35 * MINUTE]]) }).changesAt).toBe(55 * MINUTE);
  });

  it('counts an outage during a pause once', () => {
    const stops = [
      { from: 5 * MINUTE, to: 15 * MINUTE },
      { from: 10 * MINUTE, to: 20 * MINUTE },
    ];
    expect(at(21, { stops }).changesAt).toBe(45 * MINUTE);
  });

  it('never takes time away, for any stops and extras', () => {
    const interval = fc.tuple(fc.nat(100), fc.nat(40)).map(([from, length]) => ({
      from: from * MINUTE,
      to: (from + length) * MINUTE,
    }));
    const property = fc.property(fc.array(interval), fc.nat(20), (stops, extra) => {
      const extras = [{ section: 0, ms: extra * MINUTE }];
      const deadline = at(0, { stops, extras }).sections[0]?.deadline ?? 0;
      const stopped = stops.reduce((sum, { from, to }) => sum + to - from, 0);
      expect(deadline).toBeGreaterThanOrEqual((30 + extra) * MINUTE);
      expect(deadline).toBeLessThanOrEqual((30 + extra) * MINUTE + stopped);
    });
    fc.assert(property);
  });
});
