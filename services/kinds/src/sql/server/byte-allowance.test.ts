import { once } from 'node:events';
import { Duplex, PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { AllowanceExceeded, limitBytes } from './byte-allowance.js';

function pair() {
  const server = new PassThrough();
  const stream = Duplex.from({ readable: server, writable: new PassThrough() });
  return { server, stream, allowance: limitBytes(stream) };
}

test('a stream is destroyed as soon as more bytes arrive than allowed', async () => {
  const { server, stream, allowance } = pair();
  allowance.set(1000);
  server.write(Buffer.alloc(600));
  server.write(Buffer.alloc(600));
  const [error] = (await once(stream, 'error')) as [unknown];
  expect(error).toBeInstanceOf(AllowanceExceeded);
  expect(stream.destroyed).toBe(true);
});

test('each allowance counts from when it was set', async () => {
  const { server, stream, allowance } = pair();
  for (let round = 0; round < 3; round++) {
    allowance.set(1000);
    server.write(Buffer.alloc(900));
    await once(stream, 'data');
  }
  expect(stream.destroyed).toBe(false);
});
