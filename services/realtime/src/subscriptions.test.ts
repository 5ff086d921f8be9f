import type { LiveEvent } from '@hone/contracts';
import { createMemoryEventLog, createSilentLogger } from '@hone/kit/testing';
import { describe, expect, it } from 'vitest';
import { FINISHED, line, recordMetrics, numbers, recordedEvents, settle } from './live.fixture.js';
import type { FoundSubmission } from './ports.js';
import { MAX_SUBSCRIPTIONS, Subscriptions } from './subscriptions.js';

/** One client's subscriptions, on a live log in memory. */
function openClient({ confirm = () => Promise.resolve(true) } = {}) {
  const log = createMemoryEventLog();
  const known = new Map<string, FoundSubmission>();
  const liveMetrics = recordMetrics();
  const events: LiveEvent[] = [];
  let cuts = 0;
  const subscriptions = new Subscriptions({
    viewer: { user: 'ann' },
    confirm,
    feed: { find: (submission, { user }) => Promise.resolve(known.get(`${user}/${submission}`)) },
    log,
    outlet: { event: (event) => void events.push(event), cut: () => void (cuts += 1) },
    logger: createSilentLogger(),
    liveMetrics,
  });
  return {
    log,
    known,
    liveMetrics,
    events,
    cuts: () => cuts,
    subscriptions,
    append: async (count: number) => {
      for (let at = 0; at < count; at += 1) await log.append('live', 1, line(`line ${at}`));
      await settle();
    },
    subscribe: async (payload: object) => {
      const opening = await subscriptions.subscribe(payload);
      opening.start();
      await settle();
      return opening.ack;
    },
  };
}

type Client = ReturnType<typeof openClient>;

/** A client whose submission runs and has emitted the given number of events. */
async function openRunning(count: number): Promise<Client> {
  const client = openClient();
  client.known.set('ann/live', { status: 'running', lastSeq: count });
  await client.append(count);
  return client;
}

function openFinished(count: number): Client {
  const client = openClient();
  const found = { status: 'graded', lastSeq: count, epoch: 'e' } as const;
  client.known.set('ann/done', { ...found, events: recordedEvents('done', count) });
  return client;
}

describe('replaying a finished submission', () => {
  it.each([
    [0, [1, 2, 3, 4]],
    [1, [2, 3, 4]],
    [3, [4]],
    [4, []],
  ])('after event %d sends the events after it, and none twice', async (after, expected) => {
    const { subscribe, events } = openFinished(4);
    const ack = await subscribe({ submission: 'done', after, epoch: 'e' });
    expect(ack).toEqual({ ok: true, status: 'graded', lastSeq: 4, epoch: 'e' });
    expect(numbers(events)).toEqual(expected);
  });

  it('begins at 1 for a client with another epoch of the log', async () => {
    const { subscribe, events } = openFinished(3);
    await subscribe({ submission: 'done', after: 2, epoch: 'lost' });
    expect(numbers(events)).toEqual([1, 2, 3]);
  });

  it('begins at 1 for a client whose number is beyond the list', async () => {
    const { subscribe, events } = openFinished(3);
    await subscribe({ submission: 'done', after: 9 });
    expect(numbers(events)).toEqual([1, 2, 3]);
  });

  it('leaves nothing open', async () => {
    const { subscribe, liveMetrics } = openFinished(3);
    await subscribe({ submission: 'done', after: 0 });
    expect(liveMetrics.open).toBe(0);
  });
});

describe('following a submission that runs', () => {
  it.each([
    [0, [1, 2, 3, 4, 5]],
    [2, [3, 4, 5]],
    [3, [4, 5]],
  ])('after event %d sends missing events, then new ones', async (after, expected) => {
    const { subscribe, append, events } = await openRunning(3);
    expect(await subscribe({ submission: 'live', after })).toMatchObject({ ok: true, lastSeq: 3 });
    await append(2);
    expect(numbers(events)).toEqual(expected);
  });

  it('begins at 1 for a client with another epoch of the log', async () => {
    const { subscribe, events } = await openRunning(3);
    await subscribe({ submission: 'live', after: 2, epoch: 'lost' });
    expect(numbers(events)).toEqual([1, 2, 3]);
  });

  it('cuts the client when the log is lost, so that it reports its position again', async () => {
    const { subscribe, append, events, log, cuts, liveMetrics } = await openRunning(3);
    await subscribe({ submission: 'live', after: 0 });
    log.forget();
    await append(2);
    expect(numbers(events)).toEqual([1, 2, 3]);
    expect([cuts(), liveMetrics.open]).toEqual([1, 0]);
  });

  it('cuts the client when the log is lost between the answer and the first event', async () => {
    const { subscriptions, append, events, log, cuts } = await openRunning(3);
    const opening = await subscriptions.subscribe({ submission: 'live', after: 0 });
    log.forget();
    await append(2);
    opening.start();
    await settle();
    expect([numbers(events), cuts()]).toEqual([[], 1]);
  });

  it('ends with the terminal event', async () => {
    const { subscribe, events, log, liveMetrics } = await openRunning(1);
    await subscribe({ submission: 'live', after: 0 });
    expect(liveMetrics.open).toBe(1);
    await log.append('live', 1, FINISHED);
    await settle();
    expect([numbers(events), liveMetrics.open]).toEqual([[1, 2], 0]);
  });

  it('sends each event once to a client that subscribed twice', async () => {
    const { subscribe, append, events, liveMetrics } = await openRunning(1);
    await subscribe({ submission: 'live', after: 0 });
    await subscribe({ submission: 'live', after: 1 });
    await append(1);
    expect([numbers(events), liveMetrics.open]).toEqual([[1, 2], 1]);
  });

  it('stops when the client is gone before following has begun', async () => {
    const { subscriptions, append, events, log, liveMetrics } = await openRunning(1);
    const stopped: string[] = [];
    const follow = log.follow.bind(log);
    log.follow = async (...wanted) => {
      const stop = await follow(...wanted);
      return () => (stopped.push(wanted[0]), stop());
    };
    const opening = await subscriptions.subscribe({ submission: 'live', after: 1 });
    opening.start();
    subscriptions.close();
    await append(1);
    expect([numbers(events), liveMetrics.open, stopped]).toEqual([[], 0, ['live']]);
  });

  it('counts towards the limit of one client until it unsubscribes', async () => {
    const { subscribe, known, subscriptions } = openClient();
    const names = Array.from({ length: MAX_SUBSCRIPTIONS + 1 }, (_, index) => `s${index}`);
    for (const name of names) known.set(`ann/${name}`, { status: 'queued', lastSeq: 0 });
    const last = { submission: names.at(-1), after: 0 };
    for (const submission of names.slice(0, -1))
      expect(await subscribe({ submission, after: 0 })).toMatchObject({ ok: true });
    expect(await subscribe(last)).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } });
    subscriptions.unsubscribe('s0');
    expect(await subscribe(last)).toMatchObject({ ok: true });
  });
});

describe('a subscription is rejected', () => {
  it('as not found when there is no such submission', async () => {
    const { subscribe, liveMetrics } = openClient();
    expect(await subscribe({ submission: 'nope', after: 0 })).toMatchObject({
      ok: false,
      error: { code: 'SUBMISSION_NOT_FOUND' },
    });
    expect(liveMetrics.open).toBe(0);
  });

  it('as not found when it is somebody else’s', async () => {
    const { subscribe, known, events } = openClient();
    known.set('bob/done', { status: 'graded', lastSeq: 2, events: recordedEvents('done', 2) });
    const ack = await subscribe({ submission: 'done', after: 0 });
    expect(ack).toMatchObject({ ok: false, error: { code: 'SUBMISSION_NOT_FOUND' } });
    expect(events).toEqual([]);
  });

  it.each([{}, { submission: 's' }, { submission: 's', after: -1 }, { submission: 's', after: 0, more: 1 }])(
    'as invalid when it is %j',
    async (payload) => {
      expect(await openClient().subscribe(payload)).toMatchObject({ error: { code: 'SUBSCRIBE_INVALID' } });
    },
  );

  it('for a viewer who is not signed in any more', async () => {
    const { subscribe, known, events } = openClient({ confirm: () => Promise.resolve(false) });
    known.set('ann/done', { status: 'graded', lastSeq: 2, events: recordedEvents('done', 2) });
    const ack = await subscribe({ submission: 'done', after: 0 });
    expect(ack).toMatchObject({ ok: false, error: { code: 'AUTH_REQUIRED' } });
    expect(events).toEqual([]);
  });

  it('as unavailable while the viewer cannot be authenticated', async () => {
    const { subscribe } = openClient({ confirm: () => Promise.reject(new Error('away')) });
    expect(await subscribe({ submission: 's', after: 0 })).toMatchObject({
      error: { code: 'SERVICE_UNAVAILABLE' },
    });
  });
});
