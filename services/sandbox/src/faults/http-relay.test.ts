import { createServer, request as createRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Fault, RequestRecord } from '@hone/contracts/sandbox';
import fc from 'fast-check';
import { FaultLink } from './fault-link.js';
import { createManualFaultClock, settle } from './manual-fault-clock.fixture.js';
import { RecordBook } from './record-book.js';
import { createStreamPair } from './stream-pair.js';

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const greet: Handler = (_request, response, body) => response.end(`hello ${body}`);

function openRelay(
  handler: Handler | ((socket: Duplex) => void),
  faults: readonly Fault[] = [],
  seed = 'seed',
) {
  const clock = createManualFaultClock();
  const book = new RecordBook(clock);
  const deliveries: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      deliveries.push(`${request.method} ${request.url} ${body}`.trim());
      (handler as Handler)(request, response, body);
    });
  });
  const link = new FaultLink({
    id: 'link',
    protocol: 'http',
    faults,
    seed,
    clock,
    book,
    connect: () => {
      const [near, far] = createStreamPair();
      if (handler.length === 1) (handler as (socket: Duplex) => void)(far);
      else server.emit('connection', far);
      return Promise.resolve(near);
    },
  });
  const dial = () => {
    const [near, far] = createStreamPair();
    link.accept(far);
    return near;
  };
  return { clock, book, link, dial, deliveries };
}

interface Reply {
  readonly status: number | string;
  readonly body: string;
  readonly retryAfter?: string | undefined;
}

function ask(stream: Duplex, path = '/', body = ''): Promise<Reply> {
  return new Promise((resolve) => {
    const request = createRequest({ createConnection: () => stream, method: 'POST', path });
    const failed = (error: NodeJS.ErrnoException) => resolve({ status: error.code ?? '', body: '' });
    request.on('error', failed);
    request.on('response', (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('error', failed);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: text,
          retryAfter: response.headers['retry-after'],
        }),
      );
    });
    request.end(body);
  });
}

const recorded = (book: RecordBook): readonly RequestRecord[] => book.read().requests;

describe('a link that speaks HTTP', () => {
  it('passes requests and answers on, and records each', async () => {
    const { dial, book, deliveries } = openRelay(greet);
    expect(await ask(dial(), '/a?b=c', 'you')).toMatchObject({ status: 200, body: 'hello you' });
    expect(deliveries).toEqual(['POST /a?b=c you']);
    expect(recorded(book)).toEqual([
      {
        link: 'link',
        connection: 1,
        request: 1,
        atMs: 0,
        answeredMs: 0,
        method: 'POST',
        path: '/a?b=c',
        status: 200,
        deliveries: 1,
        requestBytes: 3,
        responseBytes: 9,
        sent: {
          headers: expect.arrayContaining([['content-length', '3']]) as unknown,
          body: 'you',
          cut: false,
        },
        answer: { headers: expect.any(Array) as unknown, body: 'hello you', cut: false },
        faults: [],
        end: 'answered',
      },
    ]);
  });

  it('passes headers on unchanged, except hop-by-hop headers', async () => {
    const { dial } = openRelay((request, response) => response.end(JSON.stringify(request.rawHeaders)));
    const stream = dial();
    const answered = new Promise<string>((resolve) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => resolve(text));
    });
    stream.write('GET / HTTP/1.1\r\nHost: a\r\nX-Twice: 1\r\nX-twice: 2\r\nConnection: close\r\n\r\n');
    expect(await answered).toContain('["Host","a","X-Twice","1","X-twice","2","Connection","close"]');
  });

  it('replies instead of the other side with the given probability, and always to the same requests', async () => {
    const half: Fault = { type: 'status', status: 503, probability: 0.5, retryAfterSeconds: 2 };
    const statuses = async (seed: string) => {
      const { dial, deliveries, book } = openRelay(greet, [half], seed);
      const replies: Reply[] = [];
      for (let count = 0; count < 100; count += 1) replies.push(await ask(dial(), `/${count}`));
      const unavailable = replies.filter(({ status }) => status === 503);
      expect(unavailable.every(({ retryAfter }) => retryAfter === '2')).toBe(true);
      expect(deliveries).toHaveLength(100 - unavailable.length);
      expect(recorded(book).filter(({ faults }) => faults.includes('status'))).toHaveLength(
        unavailable.length,
      );
      return replies.map(({ status }) => status);
    };
    const first = await statuses('one');
    expect(await statuses('one')).toEqual(first);
    expect(await statuses('two')).not.toEqual(first);
    expect(first.filter((status) => status === 503).length).toBeGreaterThan(30);
    expect(first.filter((status) => status === 503).length).toBeLessThan(70);
  });

  it('records the body of a request that it answers itself', async () => {
    const { dial, book } = openRelay(greet, [{ type: 'status', status: 503, probability: 1 }]);
    expect(await ask(dial(), '/labels', 'for you')).toMatchObject({ status: 503 });
    expect(recorded(book)).toMatchObject([
      { deliveries: 0, requestBytes: 7, sent: { body: 'for you' }, status: 503, end: 'answered' },
    ]);
  });

  it('delivers a request twice and answers once, with the second answer', async () => {
    let count = 0;
    const counting: Handler = (_request, response, body) => response.end(`${body} ${(count += 1)}`);
    const { dial, deliveries, book } = openRelay(counting, [{ type: 'duplicate', probability: 1 }]);
    expect(await ask(dial(), '/pay', 'order')).toMatchObject({ status: 200, body: 'order 2' });
    expect(deliveries).toEqual(['POST /pay order', 'POST /pay order']);
    expect(recorded(book)).toMatchObject([
      { deliveries: 2, requestBytes: 5, responseBytes: 7, faults: ['duplicate'], end: 'answered' },
    ]);
  });

  it('sends the head at once and the body later', async () => {
    const { dial, clock, book } = openRelay(greet, [{ type: 'delayed-body', ms: 400, probability: 1 }]);
    const asking = ask(dial());
    await clock.advance(399);
    expect(recorded(book)).toMatchObject([{ status: 200, end: 'open' }]);
    await clock.advance(1);
    expect(await asking).toMatchObject({ status: 200, body: 'hello ' });
    expect(recorded(book)).toMatchObject([{ answeredMs: 400, faults: ['delayed-body'], end: 'answered' }]);
  });

  it.each([
    [
      'a body that is shorter than announced',
      'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort',
      'server-gone',
    ],
    ['something else than HTTP', 'hello, I am no web server\r\n\r\n', 'malformed'],
    ['nothing', '', 'server-gone'],
    ['a status that is none', 'HTTP/1.1 099 Low\r\nContent-Length: 0\r\n\r\n', 'malformed'],
    [
      'an unrequested protocol',
      'HTTP/1.1 101 Switching\r\nUpgrade: a\r\nConnection: upgrade\r\n\r\n',
      'server-gone',
    ],
    ['a head without end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(70_000)}`, 'malformed'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok!', 'malformed'],
  ])('breaks off when the other side answers with %s', async (_what, answer, end) => {
    const { dial, book } = openRelay((socket: Duplex) => {
      socket.once('data', () => socket.end(answer));
    });
    expect(await ask(dial())).toMatchObject({ status: 'ECONNRESET' });
    expect(recorded(book)).toMatchObject([{ end, deliveries: 1 }]);
  });

  it('survives anything that either side sends, and replies to the next request', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        'HTTP/1.1 200 OK\r\n',
        'GET / HTTP/1.1\r\n',
        'Host: a\r\n',
        '\r\n',
        '5\r\nhello\r\n',
        '0\r\n\r\n',
      ),
      fc.constantFrom(
        'Transfer-Encoding: chunked\r\n',
        'Content-Length: 5\r\n',
        'Content-Length: -1\r\n',
        'A: \x01\r\n',
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.integer({ min: 0, max: 1200 }).map((status) => `HTTP/1.1 ${status} \x07${status}\r\n`),
    );
    const lines = fc.array(line, { maxLength: 8 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(lines, lines, async (asked, answered) => {
        const { dial, book } = openRelay((socket: Duplex) => {
          socket.once('data', () => socket.end(Buffer.from(answered, 'latin1')));
        });
        const odd = dial();
        odd.resume();
        odd.write(Buffer.from(asked, 'latin1'));
        await settle();
        odd.destroy();
        await ask(dial(), '/next');
        await settle();
        expect(recorded(book).find(({ path }) => path === '/next')?.end).toMatch(
          /answered|server-gone|malformed/,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('passes only the announced length of a longer response', async () => {
    const { dial } = openRelay((socket: Duplex) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok and much more'));
    });
    expect(await ask(dial())).toMatchObject({ status: 200, body: 'ok' });
  });

  it('closes the connection to the other side when the client has gone', async () => {
    let gone = false;
    const { dial, book } = openRelay((request, response) => {
      response.on('close', () => (gone = true));
      expect(request.method).toBe('POST');
    });
    const stream = dial();
    void ask(stream);
    await settle();
    stream.destroy();
    await settle();
    expect([gone, recorded(book)[0]?.end]).toEqual([true, 'client-gone']);
  });

  it('rejects invalid requests, and tunnels, which could not be recorded', async () => {
    const { dial, book, deliveries } = openRelay(greet);
    const first = async (text: string) => {
      const stream = dial();
      stream.write(text);
      return await new Promise<string>((resolve) =>
        stream.once('data', (chunk: Buffer) => resolve(chunk.toString().split('\r\n')[0] ?? '')),
      );
    };
    expect(await first('this is no request\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request');
    expect(
      await first('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
    ).toBe('HTTP/1.1 501 Not Implemented');
    expect(deliveries).toEqual([]);
    expect(recorded(book)).toMatchObject([{ end: 'malformed', status: null }]);
  });
});
