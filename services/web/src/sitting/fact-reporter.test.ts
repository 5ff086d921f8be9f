import type { ReportedFact } from '@hone/contracts/hiring';
import { describe, expect, it } from 'vitest';
import { FactReporter } from './fact-reporter.js';

function setUp() {
  const sent: ReportedFact[][] = [];
  const world = { now: 0, online: true };
  let timer: (() => void) | undefined;
  const reporter = new FactReporter({
    report: (facts) => {
      if (!world.online) return Promise.reject(new Error('offline'));
      sent.push([...facts]);
      return Promise.resolve();
    },
    now: () => world.now,
    schedule: (_ms, then) => {
      timer = then;
      return () => {
        timer = undefined;
      };
    },
  });
  const settle = async () => {
    timer?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { reporter, sent, world, settle };
}

describe('the facts that a page reports of a sitting', () => {
  it('include once that it went to the background, and for how long', async () => {
    const { reporter, sent, world, settle } = setUp();
    reporter.leave();
    reporter.leave();
    world.now = 4_200;
    reporter.comeBack();
    reporter.comeBack();
    await settle();
    await settle();
    expect(sent.flat()).toEqual([{ type: 'focus-lost' }, { type: 'focus-back', awayMs: 4_200 }]);
  });

  it('are kept in order while they cannot be sent', async () => {
    const { reporter, sent, world, settle } = setUp();
    world.online = false;
    reporter.goOffline();
    reporter.paste('i1', 40, 'outside');
    reporter.paste('i1', 0, 'own');
    await settle();
    expect(sent).toEqual([]);
    world.online = true;
    world.now = 900;
    reporter.goOnline();
    await settle();
    expect(sent.flat()).toEqual([
      { type: 'offline' },
      { type: 'paste', chars: 40, from: 'outside', item: 'i1' },
      { type: 'online', offlineMs: 900 },
    ]);
  });

  it('are sent at most 50 at a time', async () => {
    const { reporter, sent, settle } = setUp();
    for (let count = 0; count < 120; count += 1) reporter.paste('i1', 1, 'own');
    for (let rounds = 0; rounds < 4; rounds += 1) await settle();
    expect(sent.map((batch) => batch.length)).toEqual([50, 50, 20]);
  });
});
