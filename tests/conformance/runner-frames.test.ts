import { afterEach, describe, expect, it } from 'vitest';
import { FieldWriter } from '../../services/sandbox/src/protocol/fields.js';
import { MAX_FRAME_BYTES, REQUEST, TAG } from '../../services/sandbox/src/protocol/numbers.js';
import { openFields, runFields } from '../../services/sandbox/src/protocol/requests.js';
import { FrameBox, frameBytes, NONCE, type HeaderFault } from '../support/sandbox/frame-box.js';
import { pythonRun, RUNNER_UID } from '../support/sandbox/runner-box.js';
import { testEngine } from '../support/sandbox/sandbox.js';

const boxes: FrameBox[] = [];

async function boot(): Promise<FrameBox> {
  const box = await FrameBox.boot();
  boxes.push(box);
  return box;
}

async function opened(): Promise<FrameBox> {
  const box = await FrameBox.opened();
  boxes.push(box);
  return box;
}

afterEach(async () => {
  for (const box of boxes.splice(0)) {
    await box.close();
    await expect(testEngine().getContainer(box.id).inspect()).rejects.toMatchObject({ statusCode: 404 });
  }
}, 30_000);

const SPIN = 'while True: pass';
/** The runner's exit code when it cannot trust the conversation. */
const BROKEN = 70;

/** The box reports why, and is gone. */
async function expectBroken(box: FrameBox, kind: string, message: string): Promise<void> {
  expect(await box.next()).toEqual({ id: 0, answer: { type: 'error', kind, message } });
  await expect(box.next()).rejects.toThrow('the box has ended');
  expect(await box.exitCode).toBe(BROKEN);
}

async function expectAlive(box: FrameBox, id: number): Promise<void> {
  box.send(REQUEST.stat, id);
  expect(await box.next()).toMatchObject({ id, answer: { type: 'stats' } });
}

const put = (path: string, data: Uint8Array): FieldWriter =>
  new FieldWriter().text(TAG.path, path).number(TAG.mode, 0o644).bytes(TAG.data, data);

describe('a runner that has booted', () => {
  it('says hello unasked, in its protocol version, and takes frames that arrive byte by byte', async () => {
    const box = await boot();
    expect(await box.next()).toMatchObject({ id: 0, answer: { type: 'hello', protocolVersion: 1 } });
    await box.sendSlowly(frameBytes(REQUEST.open, 1, 0, openFields(NONCE, RUNNER_UID, RUNNER_UID)));
    // The answer carries the nonce, which the reader of a box without a session rejects as not its own.
    const nonce = NONCE.readUInt32LE(0);
    box.expectNonce(nonce);
    expect(await box.next()).toEqual({ id: 1, answer: { type: 'ok' } });
    await box.sendSlowly(frameBytes(REQUEST.put, 2, nonce, put('/box/slow', Buffer.from('bytes'))));
    expect(await box.next()).toEqual({ id: 2, answer: { type: 'ok' } });
  }, 30_000);

  it.each([
    ['a request before OPEN', frameBytes(REQUEST.stat, 1, 0), 'protocol', 'the first request is not open'],
    ['another protocol', Buffer.from('GET / HTTP/1.1\r\n\r\n'), 'protocol', 'unknown protocol version'],
    [
      'root as the user of programs',
      frameBytes(REQUEST.open, 1, 0, openFields(NONCE, 0, RUNNER_UID)),
      'refused',
      'programs cannot run as this user',
    ],
    [
      'root as their group',
      frameBytes(REQUEST.open, 1, 0, openFields(NONCE, RUNNER_UID, 0)),
      'refused',
      'programs cannot run as this user',
    ],
    [
      'an OPEN that bears a nonce already',
      frameBytes(REQUEST.open, 1, 7, openFields(NONCE, RUNNER_UID, RUNNER_UID)),
      'protocol',
      'wrong nonce',
    ],
  ])('ends at %s', async (_, bytes, kind, message) => {
    const box = await boot();
    await box.next();
    box.sendBytes(bytes);
    await expectBroken(box, kind, message);
  });
});

const FAULTS: readonly (readonly [string, HeaderFault, string])[] = [
  ['of another version', { version: 2 }, 'unknown protocol version'],
  ['with flags', { flags: 1 }, 'unknown flags'],
  ['with another nonce', { nonce: 12_345 }, 'wrong nonce'],
  ['without a nonce', { nonce: 0 }, 'wrong nonce'],
  ['that is too long by a byte', { length: MAX_FRAME_BYTES + 1 }, 'frame too long'],
  ['that is endless', { length: 0xffff_ffff }, 'frame too long'],
];

describe('a session', () => {
  it.each(FAULTS)('ends on a frame %s, and its run with it', async (_, fault, message) => {
    const box = await opened();
    box.send(REQUEST.run, 2, runFields(await pythonRun(SPIN)));
    await expectAlive(box, 3);
    box.send(REQUEST.stat, 4, undefined, fault);
    await expectBroken(box, 'protocol', message);
  });

  it.each([
    ['an unknown field', REQUEST.stat, new FieldWriter().number(200, 1), 'unknown field'],
    ['the field of another request', REQUEST.wipe, new FieldWriter().number(TAG.uid, 1), 'unknown field'],
    [
      'a repeated field',
      REQUEST.put,
      put('/box/a', Buffer.from('x')).text(TAG.path, '/box/b'),
      'repeated field',
    ],
    ['a missing field', REQUEST.put, new FieldWriter().text(TAG.path, '/box/a'), 'missing field'],
    [
      'a number that is none',
      REQUEST.signal,
      new FieldWriter().text(TAG.signal, 'nine'),
      'integer is not 8 bytes',
    ],
    ['NUL in a path', REQUEST.put, put('/box/a\0b', Buffer.from('x')), 'NUL in a text'],
    ['an unknown request', 200, new FieldWriter(), 'unknown request'],
    ['an answer as a request', 68, new FieldWriter(), 'unknown request'],
    ['a second OPEN', REQUEST.open, openFields(NONCE, 5, 5), 'already open'],
  ])('answers %s with an error of its id, and goes on', async (_, type, fields, message) => {
    const box = await opened();
    box.send(type, 9, fields);
    expect(await box.next()).toEqual({ id: 9, answer: { type: 'error', kind: 'protocol', message } });
    await expectAlive(box, 10);
  });

  it('takes a frame of maximum length, and no field beyond its frame', async () => {
    const box = await opened();
    const overhead = put('/box/large', Buffer.alloc(0)).byteLength;
    box.send(REQUEST.put, 2, put('/box/large', Buffer.alloc(MAX_FRAME_BYTES - overhead, 'x')));
    expect(await box.next()).toEqual({ id: 2, answer: { type: 'ok' } });
    const cut = Buffer.concat(put('/box/a', Buffer.from('data')).chunks).subarray(0, -1);
    box.sendBytes(
      Buffer.concat([
        frameBytes(REQUEST.put, 3, NONCE.readUInt32LE(0), undefined, { length: cut.length }),
        cut,
      ]),
    );
    expect(await box.next()).toMatchObject({ id: 3, answer: { type: 'error', message: 'broken field' } });
    await expectAlive(box, 4);
  });

  it.each([
    ['between two frames', 0],
    ['in the middle of a header', 7],
    ['in the middle of a payload', 30],
  ])('ends with its worker, %s', async (_, bytes) => {
    const box = await opened();
    const frame = frameBytes(REQUEST.put, 2, NONCE.readUInt32LE(0), put('/box/a', Buffer.from('data')));
    box.sendBytes(frame.subarray(0, bytes));
    box.hangUp();
    expect(await box.exitCode).toBe(0);
  });

  it('ends with its worker even during a run and with unread requests', async () => {
    const box = await opened();
    box.send(REQUEST.run, 2, runFields(await pythonRun(SPIN)));
    await expectAlive(box, 3);
    for (let id = 4; id < 60; id += 1) box.send(REQUEST.put, id, put('/box/a', Buffer.alloc(100_000)));
    box.drop();
    expect(await box.exitCode).toBe(0);
  });
});
