import type { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Fault } from '@hone/contracts/sandbox';
import { FaultLink } from './fault-link.js';
import { createManualFaultClock, settle } from './manual-fault-clock.fixture.js';
import { RecordBook } from './record-book.js';
import { createStreamPair } from './stream-pair.js';

/** What happened to an end of a connection. */
function watch(stream: Duplex) {
  const seen = { text: '', ended: false, error: '', closed: false };
  stream.allowHalfOpen = true;
  stream.on('data', (chunk: Buffer) => (seen.text += chunk.toString()));
  stream.on('end', () => (seen.ended = true));
  stream.on('error', (error: NodeJS.ErrnoException) => (seen.error = error.code ?? error.message));
  stream.on('close', () => (seen.closed = true));
  return seen;
}

function openLink(faults: readonly Fault[] = [], refuses = false) {
  const clock = createManualFaultClock();
  const book = new RecordBook(clock);
  const servers: { stream: Duplex; seen: ReturnType<typeof watch> }[] = [];
  const link = new FaultLink({
    id: 'link',
    protocol: 'tcp',
    faults,
    seed: 'seed',
    clock,
    book,
    connect: () => {
      if (refuses) return Promise.reject(new Error('nothing listens'));
      const [near, far] = createStreamPair();
      servers.push({ stream: far, seen: watch(far) });
      return Promise.resolve(near);
    },
  });
  const dial = async () => {
    const [near, far] = createStreamPair();
    link.accept(far);
    const client = { stream: near, seen: watch(near) };
    await settle();
    const server = servers.at(-1);
    if (server === undefined && !refuses && !link.isDown) throw new Error('nobody was connected');
    return { client, server: server ?? client };
  };
  return { link, clock, book, dial };
}

describe('a link', () => {
  it('passes bytes both ways and lets each direction end by itself', async () => {
    const { dial, book } = openLink();
    const { client, server } = await dial();
    client.stream.end('question');
    await settle();
    expect([server.seen.text, server.seen.ended, server.seen.closed]).toEqual(['question', true, false]);
    server.stream.end('answer, late');
    await settle();
    expect([client.seen.text, client.seen.closed, client.seen.error]).toEqual(['answer, late', true, '']);
    expect(book.read().connections).toEqual([
      {
        link: 'link',
        connection: 1,
        openedMs: 0,
        closedMs: 0,
        upBytes: 8,
        downBytes: 12,
        faults: [],
        end: 'closed',
      },
    ]);
  });

  it.each([
    ['client-reset', 'client', 'server'],
    ['server-reset', 'server', 'client'],
  ] as const)('reports a reset to the other side (%s)', async (end, who, other) => {
    const { dial, book } = openLink();
    const sides = await dial();
    sides[who].stream.destroy();
    await settle();
    expect(sides[other].seen.error).toBe('ECONNRESET');
    expect(book.read().connections).toMatchObject([{ end, faults: [] }]);
  });

  it('breaks off a client if nothing listens on the other side', async () => {
    const { dial, book } = openLink([], true);
    const { client } = await dial();
    expect(client.seen.error).toBe('ECONNRESET');
    expect(book.read().connections).toMatchObject([{ end: 'refused' }]);
  });

  it('resets connections at a set time after they began', async () => {
    const { dial, book, clock } = openLink([{ type: 'reset', afterMs: 200 }]);
    const { client, server } = await dial();
    await clock.advance(199);
    expect(client.seen.error).toBe('');
    await clock.advance(1);
    expect([client.seen.error, server.seen.error]).toEqual(['ECONNRESET', 'ECONNRESET']);
    expect(book.read().connections).toMatchObject([{ end: 'fault', faults: ['reset'], closedMs: 200 }]);
  });

  it('cancels a reset that was not due yet', async () => {
    const { link, dial, clock } = openLink([{ type: 'reset', afterMs: 200 }]);
    const { client } = await dial();
    link.setFaults([]);
    await clock.advance(1000);
    expect(client.seen.error).toBe('');
  });

  it('breaks off open connections when it goes down, and refuses new ones until it is up', async () => {
    const { link, dial, book } = openLink();
    const before = await dial();
    link.setFaults([{ type: 'down' }]);
    const during = await dial();
    link.setFaults([]);
    const after = await dial();
    await settle();
    expect([before, during, after].map(({ client }) => client.seen.error)).toEqual([
      'ECONNRESET',
      'ECONNRESET',
      '',
    ]);
    expect(book.read().connections).toMatchObject([
      { end: 'fault', faults: ['down'] },
      { end: 'fault', faults: ['down'] },
      { end: 'open', faults: [] },
    ]);
  });

  it('ends a connection at its limit, after what was allowed has arrived', async () => {
    const { dial, book } = openLink([{ type: 'limit', direction: 'down', bytes: 4 }]);
    const { client, server } = await dial();
    server.stream.write('answer');
    await settle();
    expect([client.seen.text, client.seen.ended, client.seen.error]).toEqual(['answ', true, '']);
    expect(book.read().connections).toMatchObject([{ end: 'fault', faults: ['limit'], downBytes: 4 }]);
  });

  it('draws the same jitter for the same connection, and another for another seed', async () => {
    const latency: Fault = { type: 'latency', direction: 'up', ms: 500, jitterMs: 500 };
    const arrival = async () => {
      const { dial, clock } = openLink([latency]);
      const { client, server } = await dial();
      client.stream.write('x');
      let ms = 0;
      for (; server.seen.text === ''; ms += 1) await clock.advance(1);
      return ms;
    };
    expect(await arrival()).toBe(await arrival());
  });

  it('counts what exceeds the bound of the record', async () => {
    const clock = createManualFaultClock();
    const book = new RecordBook(clock);
    for (let count = 0; count < 20_005; count += 1) book.openConnection('link').ended('closed');
    await settle();
    expect(book.read().connections).toHaveLength(20_000);
    expect(book.read().dropped).toBe(5);
  });
});
