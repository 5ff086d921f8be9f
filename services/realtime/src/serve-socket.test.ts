import { createMemoryChannel, createMemoryEventLog, createSilentLogger } from '@hone/kit/testing';
import { describe, expect, it } from 'vitest';
import type { Identities } from './identities.js';
import { FakeSocket, line, recordMetrics, recordedEvents, settle } from './live.fixture.js';
import type { FoundSubmission } from './ports.js';
import { serveSocket } from './serve-socket.js';
import { createTeamHub } from './team-hub.js';

const RUNNING = { status: 'running', lastSeq: 0 } as const;

/** A socket that is served, with a submission `done` of four events and one that runs, `live`. */
function serve() {
  const log = createMemoryEventLog();
  const liveMetrics = recordMetrics();
  const socket = new FakeSocket();
  const waiting = { bytes: 0, settled: Promise.resolve() };
  const known = new Map<string, FoundSubmission>([
    ['done', { status: 'graded', lastSeq: 4, epoch: 'e', events: recordedEvents('done', 4) }],
    ['live', RUNNING],
  ]);
  const finding = { until: Promise.resolve() };
  const identities = { confirm: () => Promise.resolve(true) } as unknown as Identities;
  const find = async (id: string) => {
    await finding.until;
    return known.get(id);
  };
  const channel = createMemoryChannel();
  const logger = createSilentLogger();
  const watchAccess = {
    async check(workspace: string) {
      await finding.until;
      const isOwn = workspace === 'w';
      return isOwn
        ? { ok: true as const, blind: false }
        : { ok: false as const, code: 'WORKSPACE_NOT_FOUND' as const };
    },
  };
  const hub = createTeamHub(channel, logger);
  const options = { log, feed: { find }, watchAccess, hub, logger, liveMetrics, identities };
  const backlog = { bytes: () => waiting.bytes, settled: () => waiting.settled };
  serveSocket(socket.live, options, backlog);
  return { log, channel, liveMetrics, socket, waiting, finding };
}

const CHANGED = JSON.stringify({
  ...{ v: 1, type: 'sitting.changed', workspace: 'w', assessment: 'a' },
  ...{ sitting: 's1', part: 'row', hidden: false },
});

/** A promise and its resolver. */
function openGate() {
  let open: () => void = () => undefined;
  const until = new Promise<void>((resolve) => (open = resolve));
  return { until, open: () => open() };
}

describe('a served socket', () => {
  it('is answered before it is sent what it missed', async () => {
    const { socket } = serve();
    socket.subscribe({ submission: 'done', after: 2, epoch: 'e' });
    await settle();
    expect(socket.sent).toEqual(['ok', 'event 3', 'event 4']);
  });

  it('gets an error code for an unknown submission', async () => {
    const { socket } = serve();
    const acks: unknown[] = [];
    socket.emit('subscribe', { submission: 'nope', after: 0 }, (ack: unknown) => acks.push(ack));
    await settle();
    const error = { code: 'SUBMISSION_NOT_FOUND', message: expect.any(String) };
    expect(acks).toEqual([{ ok: false, error }]);
  });

  it('is answered in the order of its requests', async () => {
    const { socket, finding } = serve();
    const { until, open } = openGate();
    finding.until = until;
    socket.subscribe({ submission: 'done', after: 3, epoch: 'e' });
    socket.subscribe({ submission: 'nope' });
    await settle();
    expect(socket.sent).toEqual([]);
    open();
    await settle();
    expect(socket.sent).toEqual(['ok', 'event 4', 'SUBSCRIBE_INVALID']);
  });

  it('is not answered before it has read what was sent to it', async () => {
    const { socket, waiting } = serve();
    const { until, open } = openGate();
    waiting.settled = until;
    socket.subscribe({ submission: 'done', after: 3, epoch: 'e' });
    await settle();
    expect(socket.sent).toEqual([]);
    open();
    await settle();
    expect(socket.sent).toEqual(['ok', 'event 4']);
  });

  it('is denied its 201st request while none is answered', async () => {
    const { socket, finding } = serve();
    const { until, open } = openGate();
    finding.until = until;
    for (let asked = 0; asked < 201; asked += 1) socket.subscribe({ submission: 'nope', after: 0 });
    expect(socket.sent).toEqual(['RATE_LIMITED']);
    open();
    await settle();
    expect(socket.sent).toHaveLength(201);
  });

  it('is cut when it leaves too much unread', async () => {
    const { socket, waiting, liveMetrics } = serve();
    waiting.bytes = 8 * 1024 * 1024 + 1;
    socket.subscribe({ submission: 'done', after: 0 });
    await settle();
    expect(socket.sent).toEqual(['ok']);
    expect([socket.connected, liveMetrics.cuts]).toEqual([false, ['backlog']]);
  });

  it('follows nothing after it disconnects', async () => {
    const { socket, liveMetrics, log } = serve();
    socket.subscribe({ submission: 'live', after: 0 });
    await settle();
    expect(liveMetrics.open).toBe(1);
    socket.leave();
    await log.append('live', 1, line('too late'));
    await settle();
    expect([liveMetrics.open, socket.sent]).toEqual([0, ['ok']]);
  });

  it('follows nothing when it disconnects during the look-up of its submission', async () => {
    const { socket, liveMetrics, finding } = serve();
    const { until, open } = openGate();
    finding.until = until;
    socket.subscribe({ submission: 'live', after: 0 });
    await settle();
    socket.leave();
    open();
    await settle();
    expect(liveMetrics.open).toBe(0);
  });

  it('gets no more events of a submission that it unsubscribed from', async () => {
    const { socket, log } = serve();
    const acks: unknown[] = [];
    socket.subscribe({ submission: 'live', after: 0 });
    socket.emit('unsubscribe', { submission: 'live' }, (ack: unknown) => acks.push(ack));
    await settle();
    await log.append('live', 1, line('one'));
    await settle();
    expect([socket.sent, acks]).toEqual([['ok'], [{ ok: true }]]);
  });
});

describe('a socket that watches a workspace', () => {
  it('is answered, and hears of changes until it ends the watch', async () => {
    const { socket, channel } = serve();
    socket.watch({ workspace: 'w' });
    socket.watch({ workspace: 'unknown' });
    await settle();
    await channel.publish(CHANGED);
    await settle();
    socket.emit('unwatch', { workspace: 'w' });
    await settle();
    await channel.publish(CHANGED);
    await settle();
    expect(socket.sent).toEqual(['ok', 'WORKSPACE_NOT_FOUND', 'change s1']);
  });

  it('is cut when it leaves too much unread', async () => {
    const { socket, channel, waiting, liveMetrics } = serve();
    socket.watch({ workspace: 'w' });
    await settle();
    waiting.bytes = 8 * 1024 * 1024 + 1;
    await channel.publish(CHANGED);
    await settle();
    expect([socket.sent, socket.connected, liveMetrics.cuts]).toEqual([['ok'], false, ['backlog']]);
  });

  it('watches nothing when it disconnects during the look-up of its rights', async () => {
    const { socket, liveMetrics, finding } = serve();
    const { until, open } = openGate();
    finding.until = until;
    socket.watch({ workspace: 'w' });
    await settle();
    socket.leave();
    open();
    await settle();
    expect(liveMetrics.watching).toBe(0);
  });
});
