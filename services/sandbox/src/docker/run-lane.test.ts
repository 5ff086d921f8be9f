import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExitFacts } from '../protocol/answers.js';
import { createDeferred, type Deferred } from '../protocol/deferred.js';
import type { RunReport } from '../protocol/exchanges.js';
import type { RunOrder } from '../protocol/requests.js';
import { RunnerRefusal } from '../protocol/runner-refusal.js';
import { SandboxFault } from '../sandbox-fault.js';
import { RunLane, type Responder, type LaneBox } from './run-lane.js';

const LIMITS = { cpuMs: 100, wallMs: 100, stdoutBytes: 10, stderrBytes: 10 };
const orderOf = (name: string) => ({ argv: [name], copyOut: [] }) as unknown as RunOrder;
const facts = {
  exitCode: 0,
  signal: null,
  kill: 'none',
  oomKills: 0,
  refaults: 0,
  pidsMaxHits: 0,
  cpuNs: 0,
  wallNs: 0,
  grantedNs: 0,
};
const WELL: RunReport = {
  facts: facts as unknown as ExitFacts,
  stdout: Buffer.alloc(0),
  stderr: Buffer.alloc(0),
};

/** A box that answers on command. */
function fakeBox() {
  const sent: { name: string; answer: Deferred<RunReport> }[] = [];
  const calls = { resets: 0, givenUp: 0, asked: 0 };
  const answering = createDeferred<Responder>();
  const box: LaneBox = {
    run: (order) => {
      const answer = createDeferred<RunReport>();
      sent.push({ name: order.argv[0] ?? '', answer });
      return answer.promise;
    },
    resetPeak: () => (calls.resets += 1),
    oomCount: () => 0,
    findResponder: () => {
      calls.asked += 1;
      return answering.promise;
    },
    giveUp: () => (calls.givenUp += 1),
  };
  return { box, sent, calls, answering };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the queue of a box', () => {
  it('keeps a few runs ahead and sends the next when one has ended', async () => {
    const lane = new RunLane();
    const { box, sent } = fakeBox();
    lane.attach(box);
    const runs = ['a', 'b', 'c', 'd', 'e'].map((name) => lane.run(orderOf(name), LIMITS));
    expect(sent.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    sent[0]?.answer.resolve(WELL);
    expect((await runs[0])?.outcome.status).toBe('exited');
    expect(sent.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
    lane.lose('closed');
    await Promise.all(runs);
  });

  it('resets the memory peak whenever the next run becomes the current one', async () => {
    const lane = new RunLane();
    const { box, sent, calls } = fakeBox();
    lane.attach(box);
    const runs = [lane.run(orderOf('a'), LIMITS), lane.run(orderOf('b'), LIMITS)];
    expect(calls.resets).toBe(1);
    sent[0]?.answer.resolve(WELL);
    await runs[0];
    expect(calls.resets).toBe(2);
    lane.lose('closed');
    await runs[1];
  });

  it('reports a run that got no core as a fault', async () => {
    const lane = new RunLane();
    const { box, sent } = fakeBox();
    lane.attach(box);
    const run = lane.run(orderOf('a'), LIMITS);
    const granted = { kill: 'wall', grantedNs: 2 * LIMITS.wallMs * 1_000_000 } as const;
    sent[0]?.answer.resolve({ ...WELL, facts: { ...WELL.facts, ...granted } });
    await expect(run).rejects.toMatchObject({ name: 'SandboxFault', kind: 'starved' });
  });

  it('does other tasks in their turn', () => {
    const lane = new RunLane();
    const { box, sent } = fakeBox();
    lane.attach(box);
    let seen = -1;
    for (const name of ['a', 'b', 'c', 'd']) void lane.run(orderOf(name), LIMITS);
    lane.inTurn({ perform: () => (seen = sent.length), abandon: () => undefined });
    expect(seen).toBe(-1);
    lane.lose('closed');
  });

  it('gives the current run its outcome when memory killed the box, and the others another box', async () => {
    const lane = new RunLane();
    const first = fakeBox();
    lane.attach(first.box);
    const [a, b] = [lane.run(orderOf('a'), LIMITS), lane.run(orderOf('b'), LIMITS)];
    lane.lose('memory');
    expect((await a).outcome).toMatchObject({ status: 'memory-limit', limit: 'memory' });
    const second = fakeBox();
    lane.attach(second.box);
    expect(second.sent.map(({ name }) => name)).toEqual(['b']);
    second.sent[0]?.answer.resolve(WELL);
    expect((await b).outcome.status).toBe('exited');
  });

  it('rejects everything, now and later, when the platform lost the box', async () => {
    const lane = new RunLane();
    lane.attach(fakeBox().box);
    const fault = new SandboxFault('box', 'lost');
    const runs = ['a', 'b', 'c', 'd'].map((name) => lane.run(orderOf(name), LIMITS));
    lane.lose(fault);
    for (const run of [...runs, lane.run(orderOf('e'), LIMITS)]) await expect(run).rejects.toBe(fault);
  });

  it('answers aborted to everything, now and later, when the box was closed', async () => {
    const lane = new RunLane();
    lane.attach(fakeBox().box);
    const run = lane.run(orderOf('a'), LIMITS);
    lane.lose('closed');
    for (const each of [run, lane.run(orderOf('b'), LIMITS)]) {
      expect((await each).outcome.status).toBe('aborted');
    }
    let fault: unknown;
    lane.inTurn({ perform: () => undefined, abandon: (error) => (fault = error) });
    expect(fault).toMatchObject({ kind: 'closed' });
  });

  it('reports a rejected run as a platform fault and goes on', async () => {
    const lane = new RunLane();
    const { box, sent } = fakeBox();
    lane.attach(box);
    const runs = [lane.run(orderOf('a'), LIMITS), lane.run(orderOf('b'), LIMITS)];
    sent[0]?.answer.reject(new RunnerRefusal('busy', 'a server is there'));
    await expect(runs[0]).rejects.toThrow(SandboxFault);
    sent[1]?.answer.resolve(WELL);
    expect((await runs[1])?.outcome.status).toBe('exited');
  });

  describe('when a run is long over its wall limit', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    function overdueRun() {
      const lane = new RunLane();
      const fake = fakeBox();
      lane.attach(fake.box);
      const run = lane.run(orderOf('a'), LIMITS);
      vi.advanceTimersByTime(LIMITS.wallMs + 4999);
      expect(fake.calls.asked).toBe(0);
      vi.advanceTimersByTime(2);
      expect([fake.calls.asked, fake.calls.givenUp]).toEqual([1, 0]);
      return { lane, run, ...fake };
    }

    it('abandons the box when only the engine answers', async () => {
      const { lane, run, answering, calls } = overdueRun();
      answering.resolve('engine');
      await settled();
      expect([calls.givenUp, lane.overdue, lane.unheard]).toEqual([1, true, false]);
      lane.lose('wall');
      expect((await run).outcome).toMatchObject({ status: 'time-limit', limit: 'wall' });
    });

    it('extends the time twice while the runner answers, and not again', async () => {
      const { lane, answering, calls } = overdueRun();
      answering.resolve('runner');
      await settled();
      for (const asked of [1, 2]) {
        expect([calls.givenUp, calls.asked, lane.overdue]).toEqual([0, asked, false]);
        vi.advanceTimersByTime(LIMITS.wallMs + 5001);
        await settled();
      }
      expect([calls.givenUp, calls.asked, lane.overdue]).toEqual([1, 3, true]);
    });

    it('does not blame the program when nobody answers', async () => {
      const { lane, run, answering, calls } = overdueRun();
      answering.resolve('nobody');
      await settled();
      expect([calls.givenUp, lane.overdue, lane.unheard]).toEqual([1, false, true]);
      lane.lose(new SandboxFault('unavailable', 'not heard'));
      await expect(run).rejects.toThrow('not heard');
    });

    it('accepts its end when that only came late', async () => {
      const { lane, run, answering, calls, sent } = overdueRun();
      sent[0]?.answer.resolve(WELL);
      answering.resolve('engine');
      await settled();
      expect([calls.givenUp, lane.overdue]).toEqual([0, false]);
      expect((await run).outcome.status).toBe('exited');
    });
  });

  it('ignores later messages from a lost box', async () => {
    const lane = new RunLane();
    const { box, sent } = fakeBox();
    lane.attach(box);
    const run = lane.run(orderOf('a'), LIMITS);
    lane.lose('memory');
    sent[0]?.answer.resolve(WELL);
    await settled();
    expect((await run).outcome.status).toBe('memory-limit');
  });
});
