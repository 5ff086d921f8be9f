import { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import type { RunnerSession } from '../protocol/runner-session.js';
import type { ServerRuntime } from '../runtimes/runtime-schema.js';
import { probeServer } from './check-server.js';

type Probe = ServerRuntime['service']['probe'];

/** A server that speaks first if given a greeting, and otherwise replies to what it receives. */
async function probed(probe: Probe, greeting: readonly number[], answer: readonly number[] = []) {
  const sent: string[] = [];
  const stream = new Duplex({
    read: () => undefined,
    write(chunk: Buffer, _encoding, done) {
      sent.push(chunk.toString('hex'));
      for (const byte of answer) this.push(Buffer.from([byte]));
      done();
    },
  });
  if (greeting.length > 0) stream.push(Buffer.from(greeting));
  const session = { connect: () => Promise.resolve(stream) } as unknown as RunnerSession;
  const finding = await probeServer(session, { service: { socket: '/s', probe } } as ServerRuntime);
  return { finding, sent };
}

test('a server that replies must begin its reply as the probe says', async () => {
  const probe = { sendHex: '0102', expectHex: '4e4f', skipBytes: 0 };
  expect(await probed(probe, [], [0x4e, 0x4f, 0x50])).toEqual({ finding: undefined, sent: ['0102'] });
  expect((await probed(probe, [], [0x4e, 0x50])).finding).toBe('answered its probe with 4e50');
});

test('a server that speaks first gets no request, and anything may precede the expected bytes', async () => {
  const probe = { sendHex: '', expectHex: '000a', skipBytes: 3 };
  expect(await probed(probe, [0x5d, 0, 0, 0, 0x0a, 0x31])).toEqual({ finding: undefined, sent: [] });
  expect((await probed(probe, [0, 0x0a, 0, 0, 0x09])).finding).toBe('answered its probe with 0009');
});
