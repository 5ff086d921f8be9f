import { once } from 'node:events';
import { Duplex, PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { AllowanceExceeded, SocketStream } from './socket-stream.js';

function pair(): { stream: SocketStream; inner: Duplex; server: { sends: PassThrough; hears: PassThrough } } {
  const server = { sends: new PassThrough(), hears: new PassThrough() };
  const inner = Duplex.from({ readable: server.sends, writable: server.hears });
  return { stream: new SocketStream(inner), inner, server };
}

test('carries bytes both ways and says that it is connected', async () => {
  const { stream, server } = pair();
  await once(stream.connect(), 'connect');
  stream.write('hello');
  expect(String((await once(server.hears, 'data'))[0])).toBe('hello');
  server.sends.write('welcome');
  expect(String((await once(stream, 'data'))[0])).toBe('welcome');
});

test('is cut as soon as more arrives than it was allowed', async () => {
  const { stream, inner, server } = pair();
  stream.on('data', () => undefined);
  stream.allow(1000);
  server.sends.write(Buffer.alloc(600));
  server.sends.write(Buffer.alloc(600));
  const [error] = (await once(stream, 'error')) as [unknown];
  expect(error).toBeInstanceOf(AllowanceExceeded);
  expect(inner.destroyed).toBe(true);
});

test('does not read on while nobody takes what came', async () => {
  const { stream, inner, server } = pair();
  server.sends.write(Buffer.alloc(200_000));
  await once(inner, 'pause');
  expect(stream.readableLength).toBeGreaterThan(0);
  expect(inner.isPaused()).toBe(true);
});

test('ends with the other side', async () => {
  const { stream, server } = pair();
  stream.resume();
  server.sends.end();
  await once(stream, 'end');
  stream.end();
  await once(stream, 'close');
});
