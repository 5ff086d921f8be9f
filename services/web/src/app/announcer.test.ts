import { describe, expect, it } from 'vitest';
import { createAnnouncer } from './announcer.js';

function setUp() {
  let now = 0;
  let timers: { at: number; then: () => void }[] = [];
  const said: [number, string][] = [];
  const announcer = createAnnouncer({
    now: () => now,
    schedule: (ms, then) => {
      const timer = { at: now + ms, then };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    say: (message) => said.push([now, message]),
  });
  const goTo = (time: number) => {
    now = time;
    const due = timers.filter((timer) => timer.at <= time);
    timers = timers.filter((timer) => timer.at > time);
    for (const timer of due) timer.then();
  };
  return { announcer, said, goTo };
}

describe('the announcer', () => {
  it('speaks at once, then at most every five seconds, always the newest message', () => {
    const { announcer, said, goTo } = setUp();
    announcer.progress('check 1 of 9');
    goTo(1_000);
    announcer.progress('check 2 of 9');
    goTo(2_000);
    announcer.progress('check 3 of 9');
    goTo(4_999);
    expect(said).toEqual([[0, 'check 1 of 9']]);
    goTo(5_000);
    expect(said).toEqual([
      [0, 'check 1 of 9'],
      [5_000, 'check 3 of 9'],
    ]);
  });

  it('announces a result at once and drops the pending progress', () => {
    const { announcer, said, goTo } = setUp();
    announcer.progress('check 1 of 9');
    goTo(500);
    announcer.progress('check 2 of 9');
    goTo(600);
    announcer.result('Verdict: accepted');
    goTo(20_000);
    expect(said.map(([, message]) => message)).toEqual(['check 1 of 9', 'Verdict: accepted']);
  });

  it('does not repeat the same progress', () => {
    const { announcer, said, goTo } = setUp();
    announcer.progress('queued');
    goTo(9_000);
    announcer.progress('queued');
    expect(said).toHaveLength(1);
  });

  it('says nothing more after it was stopped', () => {
    const { announcer, said, goTo } = setUp();
    announcer.progress('one');
    announcer.progress('two');
    announcer.stop();
    goTo(10_000);
    expect(said).toHaveLength(1);
  });
});
