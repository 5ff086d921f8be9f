import { beforeEach, describe, expect, it } from 'vitest';
import type { EventPage, Subscribe, SubscribeAck } from '@hone/contracts';
import { ApiProblem, ConnectionLost } from '../api-client/failures.js';
import type { LiveListener } from './live-channel.js';
import { eventsOf, STORY } from './scripted-events.js';
import { SubmissionFollower, type FollowState } from './submission-follower.js';

const EVENTS = eventsOf(STORY);
/** The same number of events as were seen before, ending with the last one. */
const REBUILT = eventsOf([...STORY.slice(0, 3), ...STORY.slice(-1)]);

/** A channel and an API whose answers the test controls. */
class Stage {
  listener: LiveListener | undefined;
  subscribes: { request: Subscribe; answer: (ack: SubscribeAck) => void; fail: () => void }[] = [];
  polls: { after: number; answer: (page: EventPage) => void; fail: (error: unknown) => void }[] = [];
  timers: (() => void)[] = [];
  left = 0;
  states: FollowState[] = [];

  readonly follower = new SubmissionFollower(
    's1',
    {
      channel: {
        join: (listener) => {
          this.listener = listener;
          return {
            subscribe: (request) =>
              new Promise((resolve, reject) => {
                this.subscribes.push({ request, answer: resolve, fail: () => reject(new Error('timeout')) });
              }),
            leave: () => {
              this.left += 1;
            },
          };
        },
      },
      listEvents: (_id, after) =>
        new Promise((resolve, reject) => {
          this.polls.push({ after, answer: resolve, fail: reject });
        }),
      schedule: (_ms, then) => {
        this.timers = [then];
        return () => {
          this.timers = this.timers.filter((timer) => timer !== then);
        };
      },
    },
    (state) => this.states.push(state),
  );

  get now(): FollowState {
    const last = this.states.at(-1);
    if (last === undefined) throw new Error('nothing was reported');
    return last;
  }

  /** Lets settled promises continue. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  }

  async tick(): Promise<void> {
    const due = this.timers;
    this.timers = [];
    for (const timer of due) timer();
    await this.settle();
  }

  async acknowledge(epoch: string, lastSeq: number): Promise<void> {
    this.subscribes.at(-1)?.answer({ ok: true, status: 'running', lastSeq, epoch });
    await this.settle();
  }

  hear(from: number, to: number): void {
    for (const event of EVENTS.slice(from - 1, to)) this.listener?.onEvent(event);
  }
}

describe('following a submission', () => {
  let stage: Stage;
  beforeEach(() => {
    stage = new Stage();
    stage.follower.start();
  });

  it('subscribes from the start, shows events as they arrive, and leaves after the last', async () => {
    stage.listener?.onUp();
    expect(stage.subscribes[0]?.request).toEqual({ submission: 's1', after: 0 });
    await stage.acknowledge('e1', 3);
    stage.hear(1, 6);
    expect(stage.now).toMatchObject({ connection: 'live', view: { stage: 'finished', lastSeq: 6 } });
    expect([stage.left, stage.timers.length]).toEqual([1, 0]);
  });

  it('keeps events that overtake the answer to subscribe', async () => {
    stage.listener?.onUp();
    stage.hear(1, 2);
    await stage.acknowledge('e1', 2);
    expect(stage.now.view.lastSeq).toBe(2);
  });

  it('continues after a cut with the next number and the epoch it knows', async () => {
    stage.listener?.onUp();
    await stage.acknowledge('e1', 4);
    stage.hear(1, 4);
    stage.listener?.onDown();
    expect(stage.now.connection).toBe('connecting');
    stage.listener?.onUp();
    expect(stage.subscribes[1]?.request).toEqual({ submission: 's1', after: 4, epoch: 'e1' });
    await stage.acknowledge('e1', 6);
    stage.hear(3, 6);
    expect(stage.now.view).toMatchObject({ stage: 'finished', lastSeq: 6 });
    expect(stage.now.view.checks).toHaveLength(2);
  });

  it('restarts from nothing when the live log was lost and a new epoch started', async () => {
    stage.listener?.onUp();
    await stage.acknowledge('e1', 4);
    stage.hear(1, 4);
    stage.listener?.onDown();
    stage.listener?.onUp();
    stage.hear(1, 2);
    await stage.acknowledge('e2', 2);
    expect(stage.now.view).toMatchObject({ lastSeq: 2, checks: [], stage: 'running' });
  });

  it('does not treat the empty epoch of a list that has not started as one that can be lost', async () => {
    stage.listener?.onUp();
    await stage.acknowledge('', 0);
    stage.hear(1, 4);
    stage.listener?.onDown();
    stage.listener?.onUp();
    expect(stage.subscribes[1]?.request).toEqual({ submission: 's1', after: 0 });
    await stage.acknowledge('e1', 6);
    stage.hear(1, 4);
    expect(stage.now.view.lastSeq).toBe(4);
    stage.listener?.onDown();
    stage.listener?.onUp();
    expect(stage.subscribes[2]?.request).toEqual({ submission: 's1', after: 4, epoch: 'e1' });
    await stage.acknowledge('e1', 6);
    stage.hear(5, 6);
    expect(stage.now.view.stage).toBe('finished');
  });

  it('sees the end in a list of equal length that replaced one whose epoch it never knew', async () => {
    stage.listener?.onUp();
    await stage.acknowledge('', 0);
    stage.hear(1, 4);
    stage.listener?.onDown();
    stage.listener?.onUp();
    await stage.acknowledge('e2', 4);
    for (const event of REBUILT) stage.listener?.onEvent(event);
    expect(stage.now.view).toMatchObject({ stage: 'finished', lastSeq: 4 });
    expect(stage.left).toBe(1);
  });

  it('sees the end in such a list over HTTP', async () => {
    stage.listener?.onUp();
    await stage.acknowledge('', 0);
    stage.hear(1, 4);
    stage.listener?.onDown();
    await stage.tick();
    stage.polls[0]?.answer({ items: REBUILT, lastSeq: 4, epoch: 'e2' });
    await stage.settle();
    expect(stage.polls[0]?.after).toBe(0);
    expect(stage.now.view).toMatchObject({ stage: 'finished', lastSeq: 4 });
  });

  it('keeps what was seen while the server cannot read the list, and rereads all of it after a loss', async () => {
    await stage.tick();
    stage.polls[0]?.answer({ items: EVENTS.slice(0, 3), lastSeq: 3, epoch: 'e1' });
    await stage.settle();
    await stage.tick();
    stage.polls[1]?.answer({ items: [], lastSeq: 0 });
    await stage.settle();
    stage.polls[2]?.answer({ items: [], lastSeq: 0 });
    await stage.settle();
    expect(stage.now.view.lastSeq).toBe(3);
    await stage.tick();
    stage.polls[3]?.answer({ items: EVENTS.slice(0, 2), lastSeq: 2, epoch: 'e2' });
    await stage.settle();
    expect(stage.polls.map(({ after }) => after)).toEqual([0, 3, 0, 0]);
    expect(stage.now.view.lastSeq).toBe(2);
  });

  it('asks again when a number is missing', async () => {
    stage.listener?.onUp();
    await stage.acknowledge('e1', 1);
    stage.hear(1, 1);
    stage.hear(3, 3);
    expect(stage.now.view.lastSeq).toBe(1);
    await stage.tick();
    expect(stage.subscribes[1]?.request.after).toBe(1);
    await stage.acknowledge('e1', 3);
    stage.hear(2, 3);
    expect(stage.now.view.lastSeq).toBe(3);
  });

  it('asks again when no answer to subscribe arrives', async () => {
    stage.listener?.onUp();
    stage.subscribes[0]?.fail();
    await stage.settle();
    await stage.tick();
    expect(stage.subscribes).toHaveLength(2);
  });

  it('fetches events over HTTP while the socket is down, and stops when it is up again', async () => {
    await stage.tick();
    stage.polls[0]?.answer({ items: EVENTS.slice(0, 3), lastSeq: 3, epoch: 'e1' });
    await stage.settle();
    expect(stage.now).toMatchObject({ connection: 'polling', view: { lastSeq: 3 } });
    await stage.tick();
    expect(stage.polls[1]?.after).toBe(3);
    stage.listener?.onUp();
    await stage.acknowledge('e1', 4);
    stage.polls[1]?.answer({ items: EVENTS.slice(3, 4), lastSeq: 4 });
    await stage.settle();
    stage.hear(4, 4);
    expect(stage.now).toMatchObject({ connection: 'live', view: { lastSeq: 4 } });
  });

  it('says that it is offline when neither way works, and continues by itself', async () => {
    await stage.tick();
    stage.polls[0]?.fail(new ConnectionLost(new Error('no route')));
    await stage.settle();
    expect(stage.now.connection).toBe('offline');
    await stage.tick();
    stage.polls[1]?.answer({ items: EVENTS, lastSeq: 6 });
    await stage.settle();
    expect(stage.now.view.stage).toBe('finished');
  });

  it('gives up on a missing submission, reported either way', async () => {
    stage.listener?.onUp();
    stage.subscribes[0]?.answer({ ok: false, error: { code: 'SUBMISSION_NOT_FOUND', message: 'none' } });
    await stage.settle();
    expect(stage.now.notFound).toBe(true);

    const other = new Stage();
    other.follower.start();
    await other.tick();
    const problem = { type: 'about:blank', title: '', status: 404, detail: '', code: 'X', requestId: '' };
    other.polls[0]?.fail(new ApiProblem(problem));
    await other.settle();
    expect([other.now.notFound, other.left]).toEqual([true, 1]);
  });

  it('ignores events that are malformed or belong to another submission', async () => {
    stage.listener?.onUp();
    await stage.acknowledge('e1', 0);
    stage.listener?.onEvent({ submission: 's1', seq: 1 });
    stage.listener?.onEvent({ ...EVENTS[0], submission: 's2' });
    expect(stage.now.view.lastSeq).toBe(0);
  });
});
