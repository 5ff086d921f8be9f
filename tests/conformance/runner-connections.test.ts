import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoxStream } from '../../services/sandbox/src/protocol/box-stream.js';
import { CREDIT_WINDOW_BYTES } from '../../services/sandbox/src/protocol/numbers.js';
import type { ConnectTarget } from '../../services/sandbox/src/protocol/requests.js';
import { eventually } from '../support/eventually.js';
import { heardOf, startHeard, type HeardProgram } from '../support/sandbox/heard-program.js';
import { openSessionBox, type SessionBox } from '../support/sandbox/runner-box.js';

const MIB = 1024 * 1024;
const PORT = 8123;
const PATH = '/work/server';
const SIGKILL = 9;

/**
 * A server on a port and on a unix socket. The first byte of a connection selects what it does: `e` echoes everything
 * once the other side has ended, `f` sends four mebibytes, `s` never reads again.
 */
const SERVER = `
import os, socket, threading
def serve(connection):
    kind = connection.recv(1)
    if kind == b"e":
        heard = b""
        while chunk := connection.recv(65536): heard += chunk
        connection.sendall(heard)
    elif kind == b"f":
        connection.sendall(b"x" * (4 << 20))
    elif kind == b"s":
        threading.Event().wait()
    connection.close()
def listen(family, address):
    server = socket.socket(family)
    server.bind(address)
    server.listen(300)
    while True: threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
threading.Thread(target=listen, args=(socket.AF_UNIX, "${PATH}"), daemon=True).start()
threading.Thread(target=listen, args=(socket.AF_INET, ("127.0.0.1", ${PORT})), daemon=True).start()
while not os.path.exists("${PATH}"): pass
print("listening")
threading.Event().wait()
`;

let box: SessionBox;
let server: HeardProgram;

const reach = (target: ConnectTarget): Promise<BoxStream> =>
  eventually(
    () => box.session.connect(target).catch(() => undefined),
    (stream) => stream !== undefined,
  ) as Promise<BoxStream>;

beforeAll(async () => {
  box = await openSessionBox({ processes: 400 });
  server = await startHeard(box.session, SERVER);
  await heardOf(server, 'listening\n');
  for (const target of [{ port: PORT }, { path: PATH }]) (await reach(target)).destroy();
}, 30_000);
afterAll(() => box.close(), 30_000);

async function readAll(stream: BoxStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('connections into a box', () => {
  it.each([
    ['a port', { port: PORT }],
    ['a unix socket', { path: PATH }],
  ])('to %s carry bytes both ways, and each way ends on its own', async (_, target) => {
    const stream = await box.session.connect(target);
    const sent = Buffer.alloc(3 * MIB, 'honing');
    stream.end(Buffer.concat([Buffer.from('e'), sent]));
    expect((await readAll(stream)).equals(sent)).toBe(true);
  });

  it('are many at once, 256 at most', async () => {
    const streams = await Promise.all(Array.from({ length: 256 }, () => box.session.connect({ port: PORT })));
    await expect(box.session.connect({ port: PORT })).rejects.toMatchObject({ kind: 'busy' });
    const texts = streams.map((stream, index) => {
      stream.end(`e${index}`);
      return readAll(stream);
    });
    expect((await Promise.all(texts)).map(String)).toEqual(streams.map((_, index) => String(index)));
    await eventually(
      () =>
        box.session.connect({ port: PORT }).then(
          (stream) => stream.destroy().destroyed,
          () => false,
        ),
      (connected) => connected,
    );
  });

  it.each([
    ['a port where nobody listens', { port: 1 }, 'not-found'],
    ['a socket that is not there', { path: '/work/nothing' }, 'not-found'],
    ['a file that is no socket', { path: '/etc/passwd' }, 'io'],
    ['a path with a step up', { path: '/work/../work/server' }, 'io'],
    ['a path longer than a socket may have', { path: `/work/${'a'.repeat(120)}` }, 'io'],
  ])('to %s are refused, and nothing else ends', async (_, target, kind) => {
    await expect(box.session.connect(target)).rejects.toMatchObject({ kind });
    await box.session.stat();
  });

  it('stop at a mebibyte when nobody reads, and resume when somebody does', async () => {
    const stream = await box.session.connect({ path: PATH });
    stream.write('f');
    await eventually(
      () => stream.readableLength,
      (bytes) => bytes >= CREDIT_WINDOW_BYTES,
    );
    for (let round = 0; round < 20; round += 1) await box.session.stat();
    expect(stream.readableLength).toBe(CREDIT_WINDOW_BYTES);
    expect((await readAll(stream)).length).toBe(4 * MIB);
  });

  it('buffer here what the server does not read, and block nobody else', async () => {
    const other = await box.session.connect({ port: PORT });
    const stream = await box.session.connect({ path: PATH });
    let taken = false;
    stream.write(Buffer.concat([Buffer.from('s'), Buffer.alloc(30 * MIB)]), () => (taken = true));
    const before = await box.session.stat();
    other.end('estill here');
    expect(String(await readAll(other))).toBe('still here');
    expect(taken).toBe(false);
    expect((await box.session.stat()).memoryBytes - before.memoryBytes).toBeLessThan(12 * MIB);
    stream.destroy();
  });

  it('end with their server', async () => {
    const stream = await box.session.connect({ port: PORT });
    stream.resume();
    const ended = once(stream, 'close');
    server.program.signal(SIGKILL);
    await ended;
    expect(await server.exit).toMatchObject({ kill: 'abort' });
    await expect(box.session.connect({ port: PORT })).rejects.toMatchObject({ kind: 'not-found' });
  });
});
