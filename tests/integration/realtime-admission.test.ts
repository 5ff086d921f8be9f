import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Socket } from 'socket.io-client';
import { ownPrefix, redisUrl } from '../support/servers/infrastructure.js';
import { eventually } from '../support/eventually.js';
import {
  appendLines,
  asUser,
  collect,
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

/** `connect`, or the reason of the rejection. */
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
  it('lets anybody connect, and rejects subscriptions to others’ submissions', async () => {
    const stranger = gateway.connect();
    const other = gateway.connect(asUser('bob'));
    const denied = { ok: false, error: { code: 'SUBMISSION_NOT_FOUND', message: expect.any(String) } };
    expect(await subscribe(stranger, { submission: 's1', after: 0 })).toEqual(denied);
    expect(await subscribe(other, { submission: 's1', after: 0 })).toEqual(denied);
    expect(await subscribe(other, { submission: 'nothing', after: 0 })).toEqual(denied);
  });

  it('takes a token instead of the cookie', async () => {
    const socket = gateway.connect({ ...asUser('bob'), auth: { token: 'token-ann' } });
    expect(await subscribe(socket, { submission: 's1', after: 0 })).toMatchObject({ ok: true });
    expect(gateway.credentials).toEqual([{ token: 'token-ann' }]);
  });

  it('rejects a page of another site that relies on the cookie', async () => {
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

  it('rejects a page of another site without a token, and accepts it with one', async () => {
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

describe('the limit of live connections per person', () => {
  it('is twenty at once, with any credentials, and one more when one ends', async () => {
    const sockets = upTo(20).map((index) =>
      gateway.connect(index % 2 === 0 ? asUser('ann') : { auth: { token: 'token-ann' } }),
    );
    expect(new Set(await Promise.all(sockets.map(outcome)))).toEqual(new Set(['connect']));
    const late = gateway.connect({ ...asUser('ann'), reconnection: false });
    expect(await outcome(late)).toBe('SOCKET_LIMIT');
    expect(await outcome(gateway.connect(asUser('bob')))).toBe('connect');
    sockets[0]?.disconnect();
    await eventually(
      async () => outcome(late.connect()),
      (result) => result === 'connect',
      10_000,
    );
  });

  it('is the same over all processes of a cluster', async () => {
    const cluster = { redisUrl: redisUrl(), prefix: ownPrefix() };
    const [one, other] = await Promise.all([openLiveGateway({ cluster }), openLiveGateway({ cluster })]);
    try {
      const sockets = upTo(20).map((index) => (index % 2 === 0 ? one : other).connect(asUser('ann')));
      expect(new Set(await Promise.all(sockets.map(outcome)))).toEqual(new Set(['connect']));
      for (const gate of [one, other])
        expect(await outcome(gate.connect(asUser('ann')))).toBe('SOCKET_LIMIT');
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
    // A process that ends releases all of its slots.
    const next = await openLiveGateway({ cluster });
    try {
      expect(await outcome(next.connect(asUser('ann')))).toBe('connect');
    } finally {
      await next.close();
    }
  });

  it('also covers how often they connect, for a person and for an address', async () => {
    await gateway.close();
    // Two handshakes a minute for a person, six for an address.
    gateway = await openLiveGateway({ limitFactor: 2 / 60 });
    const tries = async (user: string) => outcome(gateway.connect({ ...asUser(user), reconnection: false }));
    expect([await tries('ann'), await tries('ann'), await tries('ann')]).toEqual([
      'connect',
      'connect',
      'RATE_LIMITED',
    ]);
    expect([await tries('bob'), await tries('bob'), await tries('cat')]).toEqual([
      'connect',
      'connect',
      'connect',
    ]);
    expect(await tries('dan')).toBe('refused');
    expect(await handshake({})).toBe(403);
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

/** A name of letters for each number. */
const letters = (index: number) =>
  [...String(index)].map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number(digit))).join('');

describe('many clients', () => {
  it('keeps 1,000 sockets on 50 submissions complete', async () => {
    // Twenty for each of fifty people: nobody may have more.
    const people = upTo(50).map((index) => letters(index));
    const ids = people.map((person) => `of-${person}`);
    for (const person of people)
      gateway.submissions.set(`${person}/of-${person}`, { status: 'running', lastSeq: 0 });
    const clients = upTo(1_000).map((index) => {
      const person = people[index % people.length] ?? '';
      const socket = gateway.connect({ ...asUser(person), transports: ['websocket'] });
      return { socket, events: collect(socket), id: `of-${person}` };
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
