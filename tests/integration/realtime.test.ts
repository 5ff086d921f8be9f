import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Redis } from 'ioredis';
import { eventually } from '../support/eventually.js';
import { redisUrl } from '../support/servers/infrastructure.js';
import {
  appendLines,
  asUser,
  collect,
  finished,
  followSubmission,
  line,
  numbers,
  openLiveGateway,
  subscribe,
  upTo,
  type LiveGateway,
} from '../support/api/live-gateway.js';

let gateway: LiveGateway;

beforeEach(async () => {
  gateway = await openLiveGateway();
  gateway.submissions.set('ann/s1', { status: 'running', lastSeq: 0 });
});

afterEach(() => gateway.close());

describe('following a submission', () => {
  it('replays from the client’s position and continues live', async () => {
    await appendLines(gateway.log, 's1', 5);
    const socket = gateway.connect(asUser('ann'));
    const events = collect(socket);
    const ack = await subscribe(socket, { submission: 's1', after: 2 });
    expect(ack).toMatchObject({ ok: true, status: 'running', lastSeq: 5 });
    await appendLines(gateway.log, 's1', 5);
    await eventually(
      () => events.length,
      (length) => length >= 8,
    );
    expect(numbers(events)).toEqual(upTo(10).slice(2));
    expect(events[0]).toMatchObject({ submission: 's1', type: 'grading.log', data: { text: 'line 2' } });
  });

  it('resumes for a client that came before the first event and names its epoch', async () => {
    const early = gateway.connect(asUser('ann'));
    const before = collect(early);
    const ack = await subscribe(early, { submission: 's1', after: 0 });
    await appendLines(gateway.log, 's1', 5);
    await eventually(
      () => before.length,
      (length) => length === 5,
    );
    early.disconnect();
    const socket = gateway.connect(asUser('ann'));
    const events = collect(socket);
    await subscribe(socket, { submission: 's1', after: 5, epoch: ack.ok ? ack.epoch : 'refused' });
    await appendLines(gateway.log, 's1', 2);
    await eventually(
      () => events.length,
      (length) => length >= 2,
    );
    expect(numbers(events)).toEqual([6, 7]);
  });

  it.each([['websocket'], ['polling']])(
    'has no gap and no duplicate when %s is cut again and again',
    async (transport) => {
      const socket = gateway.connect({ ...asUser('ann'), transports: [transport] });
      const { events } = followSubmission(socket, 's1');
      for (let round = 0; round < 8; round += 1) {
        const writing = appendLines(gateway.log, 's1', 25);
        const before = events.length;
        await eventually(
          () => events.length,
          (length) => length > before + 3,
        );
        socket.io.engine.close();
        await writing;
      }
      await gateway.log.append('s1', 1, finished);
      await eventually(
        () => events.at(-1)?.type,
        (type) => type === 'grading.finished',
      );
      expect(numbers(events)).toEqual(upTo(201));
    },
  );

  it('sends nothing more after unsubscribing', async () => {
    const socket = gateway.connect(asUser('ann'));
    const events = collect(socket);
    await subscribe(socket, { submission: 's1', after: 0 });
    await appendLines(gateway.log, 's1', 1);
    await eventually(
      () => events.length,
      (length) => length === 1,
    );
    await socket.timeout(5_000).emitWithAck('unsubscribe', { submission: 's1' });
    await appendLines(gateway.log, 's1', 3);
    // A second submission proves that later events would have arrived by now.
    gateway.submissions.set('ann/s2', { status: 'running', lastSeq: 0 });
    await gateway.log.append('s2', 1, line('elsewhere'));
    await subscribe(socket, { submission: 's2', after: 0 });
    await eventually(
      () => events.length,
      (length) => length === 2,
    );
    expect(events.map((event) => event.submission)).toEqual(['s1', 's2']);
  });

  it('sends each event once to a client that subscribes twice', async () => {
    const socket = gateway.connect(asUser('ann'));
    const events = collect(socket);
    await subscribe(socket, { submission: 's1', after: 0 });
    await subscribe(socket, { submission: 's1', after: 0 });
    await appendLines(gateway.log, 's1', 3);
    await gateway.log.append('s1', 1, finished);
    await eventually(
      () => events.at(-1)?.type,
      (type) => type === 'grading.finished',
    );
    expect(numbers(events)).toEqual(upTo(4));
  });

  it('serves a finished submission from its record', async () => {
    await appendLines(gateway.log, 's1', 3);
    await gateway.log.append('s1', 1, finished);
    const { events: recorded, epoch, lastSeq } = await gateway.log.read('s1', 0);
    gateway.submissions.set('ann/old', { status: 'graded', lastSeq, epoch: epoch ?? '', events: recorded });
    const socket = gateway.connect(asUser('ann'));
    const events = collect(socket);
    const ack = await subscribe(socket, { submission: 'old', after: 1, epoch });
    expect(ack).toEqual({ ok: true, status: 'graded', lastSeq: 4, epoch });
    await eventually(
      () => events.length,
      (length) => length === 3,
    );
    expect(numbers(events)).toEqual([2, 3, 4]);
  });
});

describe('a live log that was lost', () => {
  const lose = async (submission: string) => {
    const redis = new Redis(redisUrl());
    const stream = `${gateway.prefix}live:${submission}`;
    await redis.del(stream, `${stream}:facts`);
    await redis.quit();
  };

  it('is replayed from 1 to a client that names the older epoch', async () => {
    await appendLines(gateway.log, 's1', 5);
    const { epoch: older } = await gateway.log.read('s1', 0);
    await lose('s1');
    await appendLines(gateway.log, 's1', 7);
    const socket = gateway.connect(asUser('ann'));
    const events = collect(socket);
    const ack = await subscribe(socket, { submission: 's1', after: 5, epoch: older });
    expect(ack).toMatchObject({ ok: true, lastSeq: 7 });
    expect(ack.ok && ack.epoch).not.toBe(older);
    await eventually(
      () => events.length,
      (length) => length === 7,
    );
    expect(numbers(events)).toEqual(upTo(7));
  });

  it('makes a connected client reconnect, and sends it the whole new list', async () => {
    await appendLines(gateway.log, 's1', 3);
    const { events, epochs } = followSubmission(gateway.connect(asUser('ann')), 's1');
    await eventually(
      () => events.length,
      (length) => length === 3,
    );
    await lose('s1');
    await gateway.log.append('s1', 2, line('again'));
    await gateway.log.append('s1', 2, line('and on'));
    await eventually(
      () => events.length,
      (length) => length === 5,
    );
    expect(numbers(events)).toEqual([1, 2, 3, 1, 2]);
    expect(new Set(epochs).size).toBe(2);
  });
});
