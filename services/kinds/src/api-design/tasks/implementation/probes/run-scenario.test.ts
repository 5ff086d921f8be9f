import type { ProbeOutcome, ProbeRequest } from '@hone/contracts/sandbox';
import { describe, expect, it } from 'vitest';
import { answered, fail, sendAll, wait } from './ask.js';
import { unmeasured } from './local-stage.fixture.js';
import { runScenario, type Stage } from './run-scenario.js';
import type { Ask, Scenario } from './scenario.js';

const ask = (target: string): Ask => ({
  request: { method: 'GET', target, headers: [], withinMs: 1_000 },
  statuses: [200],
});

function stage(answer: (request: ProbeRequest, n: number) => ProbeOutcome) {
  const sent: ProbeRequest[] = [];
  const waits: number[] = [];
  const world: Stage = {
    link: 'front',
    third: new Map(),
    signal: new AbortController().signal,
    pod: {
      request: (_, request) => {
        sent.push(request);
        return Promise.resolve(answer(request, sent.length));
      },
    },
    wait: (ms) => Promise.resolve(void waits.push(ms)),
    stop: () => Promise.reject(new Error('not stopped')),
    kill: () => Promise.reject(new Error('not killed')),
    restart: () => Promise.resolve(undefined),
    workbench: unmeasured,
  };
  return { world, sent, waits };
}

const ok = (n: number): ProbeOutcome => ({
  atMs: 1_000 - n,
  tookMs: 1,
  response: { status: 200, headers: [], body: new Uint8Array(), cut: false },
});

describe('a scenario that is played', () => {
  it('sends parallel requests over new connections, and a single one over a connection that is kept', async () => {
    const { world, sent, waits } = stage((_, n) => ok(n));
    function* scenario(): Scenario {
      yield* sendAll([ask('/a')]);
      yield* wait(250);
      yield* sendAll([ask('/b'), ask('/c')]);
    }
    expect(await runScenario(scenario(), world)).toEqual({ exchanges: [] });
    expect(sent.map(({ target, headers }) => [target, headers.length])).toEqual([
      ['/a', 0],
      ['/b', 1],
      ['/c', 1],
    ]);
    expect(waits).toEqual([250]);
  });

  it('shows sixty exchanges in the order of their times, and always the one that is wrong', async () => {
    const { world } = stage((_, n) => ok(n));
    function* scenario(): Scenario {
      const all = yield* sendAll(Array.from({ length: 80 }, (_, n) => ask(`/${n}`)));
      const at = all.at(-1);
      yield* fail({
        sentence: 'The last is wrong.',
        ...(at && { at }),
        difference: { where: 'status', expected: '201', actual: '200' },
      });
    }
    const { exchanges, failure, sentence } = await runScenario(scenario(), world);
    expect([failure, sentence, exchanges.length]).toEqual(['difference', 'The last is wrong.', 60]);
    // The last that was sent has the earliest time here.
    expect(exchanges[0]).toMatchObject({ request: { target: '/79' }, difference: { actual: '200' } });
    expect(exchanges.map(({ atMs }) => atMs)).toEqual(
      exchanges.map(({ atMs }) => atMs).sort((a, b) => a - b),
    );
  });

  it('ends with the failure of a request that must be answered', async () => {
    const { world } = stage(() => ({ atMs: 0, tookMs: 5, failure: 'broken-off' }));
    function* scenario(): Scenario {
      const [recorded] = yield* sendAll([ask('/a')]);
      if (recorded !== undefined) yield* answered(recorded);
    }
    expect(await runScenario(scenario(), world)).toMatchObject({
      failure: 'broken-off',
      sentence: 'A request got no answer.',
    });
  });

  it('ends when a service takes a minute, each answer in time', async () => {
    const { world, sent } = stage((_, n) => ({ ...ok(0), atMs: n * 4_000, tookMs: 4_000 }));
    function* scenario(): Scenario {
      for (;;) yield* sendAll([ask('/a')]);
    }
    const { failure, sentence } = await runScenario(scenario(), world);
    expect([failure, sentence]).toEqual(['no-answer', expect.stringContaining('not done after 60 seconds')]);
    expect(sent).toHaveLength(16);
  });

  it('does not count the time of a restart', async () => {
    const { world, sent } = stage((_, n) => ({ ...ok(0), atMs: n * 40_000, tookMs: 4_000 }));
    function* scenario(): Scenario {
      for (let asked = 0; asked < 5; asked += 1) yield* sendAll([ask('/a')]);
    }
    expect(await runScenario(scenario(), world)).toEqual({ exchanges: [] });
    expect(sent).toHaveLength(5);
  });

  it('stops when the grading does', async () => {
    const { world } = stage((_, n) => ok(n));
    const signal = AbortSignal.abort(new Error('over'));
    function* scenario(): Scenario {
      yield* sendAll([ask('/a')]);
    }
    await expect(runScenario(scenario(), { ...world, signal })).rejects.toThrow('over');
  });
});
