import { createServer, type RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ProbeRequest } from '@hone/contracts/sandbox';
import { afterEach, describe, expect, it } from 'vitest';
import { systemFaultClock, type FaultClock } from '../faults/fault-clock.js';
import { createManualFaultClock, settle } from '../faults/manual-fault-clock.fixture.js';
import { createStreamPair } from '../faults/stream-pair.js';
import { ProbeClient } from './probe-client.js';

const clients: ProbeClient[] = [];
afterEach(() => clients.splice(0).forEach((client) => client.close()));

/** A client whose connections go to this server, or to a function that takes the stream. */
function openClient(
  listener: RequestListener,
  take?: (stream: Duplex) => void,
  clock: FaultClock = systemFaultClock,
) {
  const server = createServer(listener);
  let connections = 0;
  const dial = (): Promise<Duplex> => {
    connections += 1;
    const [near, far] = createStreamPair();
    if (take === undefined) server.emit('connection', far);
    else take(far);
    return Promise.resolve(near);
  };
  const client = new ProbeClient(dial, clock, () => performance.now());
  clients.push(client);
  return { client, connections: () => connections };
}

const get = (changes: Partial<ProbeRequest> = {}): ProbeRequest => ({
  method: 'GET',
  target: '/notes?limit=2',
  headers: [],
  // Far more than it needs: a busy machine must not fail a test without waits.
  withinMs: 20_000,
  ...changes,
});

describe('a probe', () => {
  it('sends the request, and reports the whole response', async () => {
    const { client } = openClient((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        response.writeHead(201, ['X-Twice', 'a', 'X-Twice', 'b']);
        response.end(`${request.method} ${request.url} ${String(request.headers['x-caller'])} ${text}`);
      });
    });
    const outcome = await client.send(
      'front',
      get({ method: 'POST', headers: [['X-Caller', 'ana']], body: Buffer.from('{}') }),
    );
    if (!('response' in outcome)) throw new Error(outcome.failure);
    const { status, headers, body, cut } = outcome.response;
    expect([status, Buffer.from(body).toString(), cut]).toEqual([201, 'POST /notes?limit=2 ana {}', false]);
    expect(headers.filter(([name]) => name === 'x-twice')).toEqual([
      ['x-twice', 'a'],
      ['x-twice', 'b'],
    ]);
  });

  it('opens another connection when the service has ended the one that was kept', async () => {
    const server = createServer((_, response) => response.end('second'));
    let taken = 0;
    const { client, connections } = openClient(
      () => undefined,
      (stream) => {
        taken += 1;
        if (taken > 1) server.emit('connection', stream);
        // Like a program that is killed: its half ends, and nobody answers any more.
        else stream.once('data', () => stream.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirst'));
      },
    );
    await client.send('front', get());
    await settle();
    const outcome = await client.send('front', get());
    expect('response' in outcome && Buffer.from(outcome.response.body).toString()).toBe('second');
    expect(connections()).toBe(2);
  });

  it('uses a connection again', async () => {
    const { client, connections } = openClient((_, response) => response.end('ok'));
    for (let n = 0; n < 3; n += 1) await client.send('front', get());
    expect(connections()).toBe(1);
  });

  it('closes a connection that was idle for a second, before the service does', async () => {
    const clock = createManualFaultClock();
    const { client, connections } = openClient((_, response) => response.end(), undefined, clock);
    const sendAfter = async (ms: number): Promise<number> => {
      await clock.advance(ms);
      expect(await client.send('front', get())).toMatchObject({ response: { status: 200 } });
      await settle();
      return connections();
    };
    expect(await sendAfter(0)).toBe(1);
    expect(await sendAfter(999)).toBe(1);
    expect(await sendAfter(999)).toBe(1);
    expect(await sendAfter(1_000)).toBe(2);
  });

  it('ends a connection whose request says so, even if the response does not', async () => {
    const { client, connections } = openClient((_, response) => response.end('ok'));
    for (let n = 0; n < 3; n += 1) await client.send('front', get({ headers: [['Connection', 'close']] }));
    expect(connections()).toBe(3);
  });

  it.each([
    ['POST', '0'],
    ['GET', undefined],
    ['DELETE', undefined],
  ])('sends no chunks where there is no body: %s', async (method, length) => {
    const seen: unknown[] = [];
    const { client } = openClient(({ headers }, response) => {
      seen.push(headers['content-length'], headers['transfer-encoding']);
      response.end('ok');
    });
    await client.send('front', get({ method }));
    expect(seen).toEqual([length, undefined]);
  });

  it('keeps a mebibyte of an answer', async () => {
    const { client } = openClient((_, response) => response.end(Buffer.alloc(3 * 1024 * 1024)));
    const outcome = await client.send('front', get());
    expect('response' in outcome && [outcome.response.body.length, outcome.response.cut]).toEqual([
      1024 * 1024,
      true,
    ]);
  });

  it('reports that nothing came in time', async () => {
    const { client } = openClient(() => undefined);
    expect(await client.send('front', get({ withinMs: 50 }))).toMatchObject({ failure: 'no-answer' });
  });

  it.each([
    ['no-http', 'SSH-2.0-OpenSSH_9.9\r\n'],
    ['broken-off', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'],
    ['broken-off', ''],
  ])('reports how it failed: %s', async (failure, text) => {
    const { client } = openClient(
      () => undefined,
      (stream) => {
        stream.on('error', () => undefined);
        stream.once('data', () => stream.end(text));
      },
    );
    expect(await client.send('front', get())).toMatchObject({ failure });
  });

  it('reports a refused connection', async () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const client = new ProbeClient(
      () => Promise.reject(refused),
      systemFaultClock,
      () => 0,
    );
    clients.push(client);
    expect(await client.send('front', get())).toEqual({ atMs: 0, tookMs: 0, failure: 'refused' });
  });
});
