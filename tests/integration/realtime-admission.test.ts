import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Socket } from 'socket.io-client';
import { eventually } from '../support/eventually.js';
import {
  appendLines,
  asUser,
  collect,
  openLiveGateway,
  subscribe,
  upTo,
  type LiveGateway,
} from '../support/live-gateway.js';

let gateway: LiveGateway;

beforeEach(async () => {
  gateway = await openLiveGateway();
  gateway.submissions.set('ann/s1', { status: 'running', lastSeq: 0 });
});

afterEach(() => gateway.close());

/** `connect`, or why not. */
function outcome(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve('connect'));
    socket.once('connect_error', (error: Error & { data?: { code?: string } }) =>
      resolve(error.data?.code ?? 'refused'),
    );
  });
}

function handshake(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${gateway.url}/socket.io/?EIO=4&transport=polling`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });
}

const evil = 'https://evil.example';

describe('who may connect', () => {
  it('lets anybody connect, and refuses what is not theirs', async () => {
    const stranger = gateway.connect();
    const other = gateway.connect(asUser('bob'));
    const refused = { ok: false, error: { code: 'SUBMISSION_NOT_FOUND', message: expect.any(String) } };
    expect(await subscribe(stranger, { submission: 's1', after: 0 })).toEqual(refused);
    expect(await subscribe(other, { submission: 's1', after: 0 })).toEqual(refused);
    expect(await subscribe(other, { submission: 'nothing', after: 0 })).toEqual(refused);
  });

  it('takes a token in the place of the cookie', async () => {
    const socket = gateway.connect({ ...asUser('bob'), auth: { token: 'token-ann' } });
    expect(await subscribe(socket, { submission: 's1', after: 0 })).toMatchObject({ ok: true });
    expect(gateway.credentials).toEqual([{ token: 'token-ann' }]);
  });

  it('refuses a page of another site that rides on the cookie', async () => {
    const cookie = 'session=ann';
    expect(await handshake({ cookie, origin: evil })).toBe(403);
    expect(await handshake({ cookie, origin: 'null' })).toBe(403);
    expect(await handshake({ cookie, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await handshake({ cookie, origin: gateway.url })).toBe(200);
    expect(await handshake({ cookie })).toBe(200);
    for (const transport of ['websocket', 'polling']) {
      const socket = gateway.connect({ transports: [transport], extraHeaders: { cookie, origin: evil } });
      expect(await outcome(socket)).toBe('refused');
    }
  });

  it('refuses a page of another site without a token, and accepts it with one', async () => {
    const extraHeaders = { origin: evil };
    expect(await outcome(gateway.connect({ extraHeaders }))).toBe('REQUEST_ORIGIN_UNKNOWN');
    expect(await outcome(gateway.connect({ extraHeaders, auth: { token: 'token-ann' } }))).toBe('connect');
    const bearer = { origin: evil, authorization: 'Bearer token-ann' };
    expect(await outcome(gateway.connect({ extraHeaders: bearer }))).toBe('connect');
    expect(gateway.credentials).toEqual([{ token: 'token-ann' }, { token: 'token-ann' }]);
  });

  it('serves no other namespace', async () => {
    const socket = gateway.connect();
    await outcome(socket);
    expect(await outcome(socket.io.socket('/'))).toBe('ROUTE_NOT_FOUND');
  });
});

describe('what a client may ask', () => {
  it.each([
    [undefined],
    ['s1'],
    [{}],
    [{ submission: 's1' }],
    [{ submission: 's1', after: -1 }],
    [{ submission: 's1', after: '0' }],
    [{ submission: 's1', after: 0, extra: true }],
    [{ submission: { $ne: null }, after: 0 }],
  ])('refuses the malformed request %j', async (payload) => {
    const socket = gateway.connect(asUser('ann'));
    expect(await subscribe(socket, payload)).toMatchObject({
      ok: false,
      error: { code: 'SUBSCRIBE_INVALID' },
    });
  });

  it('survives events without answers, and unknown ones', async () => {
    const socket = gateway.connect(asUser('ann'));
    socket.emit('subscribe');
    socket.emit('subscribe', null, 'no function');
    socket.emit('unsubscribe', 7);
    socket.emit('whatever', {});
    expect(await subscribe(socket, { submission: 's1', after: 0 })).toMatchObject({ ok: true });
  });

  it('cuts off a client that sends more than it ever needs to', async () => {
    const socket = gateway.connect({ ...asUser('ann'), reconnection: false });
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    socket.emit('subscribe', { submission: 'x'.repeat(64 * 1024), after: 0 });
    await gone;
  });

  it('limits how many submissions a client follows', async () => {
    const socket = gateway.connect(asUser('ann'));
    for (const index of upTo(101)) {
      gateway.submissions.set(`ann/n${index}`, { status: 'running', lastSeq: 0 });
    }
    const acks = await Promise.all(
      upTo(101).map((index) => subscribe(socket, { submission: `n${index}`, after: 0 })),
    );
    expect(acks.filter((ack) => ack.ok)).toHaveLength(100);
    expect(acks.at(-1)).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } });
  });
});

describe('many clients', () => {
  it('keeps 1,000 sockets on 50 submissions complete', async () => {
    const ids = upTo(50).map((index) => `many${index}`);
    for (const id of ids) gateway.submissions.set(`ann/${id}`, { status: 'running', lastSeq: 0 });
    const clients = upTo(1_000).map((index) => {
      const socket = gateway.connect({ ...asUser('ann'), transports: ['websocket'] });
      return { socket, events: collect(socket), id: ids[index % ids.length] ?? '' };
    });
    await Promise.all(clients.map(({ socket, id }) => subscribe(socket, { submission: id, after: 0 })));
    await Promise.all(ids.map((id) => appendLines(gateway.log, id, 10)));
    await eventually(
      () => clients.filter(({ events }) => events.length < 10).length,
      (incomplete) => incomplete === 0,
      20_000,
    );
    expect(clients.every(({ events }) => events.every((event, index) => event.seq === index + 1))).toBe(true);
    expect(gateway.realtime.sockets()).toBe(1_000);
  }, 60_000);
});
