import type { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ANY_TAG, opened, output } from './conversation.fixture.js';
import { FieldReader, FieldWriter } from './fields.js';
import type { Frame } from './frame-codec.js';
import {
  ANSWER,
  CREDIT_WINDOW_BYTES,
  FIRST_ACCEPTED_ID,
  REQUEST,
  TAG,
  WRITE_WINDOW_BYTES,
} from './numbers.js';
import { ProtocolError } from './protocol-error.js';

const written = (heard: readonly Frame[]): (string | undefined)[] =>
  heard
    .filter(({ type }) => type === REQUEST.write)
    .map(({ payload }) => new FieldReader(payload, ANY_TAG).findText(TAG.data));

describe('a connection into the box', () => {
  async function connected() {
    const talk = await opened();
    const connecting = talk.session.connect({ path: '/work/socket' });
    talk.say(ANSWER.ok, 2);
    return { ...talk, stream: await connecting };
  }

  it('is a stream both ways', async () => {
    const { stream, heard, say } = await connected();
    stream.write('question');
    say(ANSWER.output, 2, output(3, 'answer'));
    expect(String(stream.read())).toBe('answer');
    expect(written(heard)).toEqual(['question']);
  });

  it('sends in one piece what was written at once', async () => {
    const { stream, heard } = await connected();
    stream.cork();
    for (const message of ['parse ', 'bind ', 'execute']) stream.write(message);
    await new Promise<void>((resolve) => {
      stream.write('!', () => resolve());
      stream.uncork();
    });
    expect(written(heard)).toEqual(['parse bind execute!']);
  });

  it('acknowledges only what has been read', async () => {
    const { stream, heard, say } = await connected();
    const credits = () => heard.filter(({ type }) => type === REQUEST.credit).length;
    for (let sent = 0; sent < CREDIT_WINDOW_BYTES; sent += 65_536) {
      say(ANSWER.output, 2, output(3, 'x'.repeat(65_536)));
    }
    expect(credits()).toBe(0);
    stream.resume();
    await new Promise((resolve) => setImmediate(resolve));
    expect(credits()).toBeGreaterThan(0);
  });

  it('ends when the other side does', async () => {
    const { stream, say } = await connected();
    const ended = new Promise((resolve) => stream.on('close', resolve));
    stream.resume();
    say(ANSWER.closed, 2);
    await ended;
  });

  it('ends its own half when the other side has ended, and waits for its last bytes', async () => {
    const { stream, heard, say } = await connected();
    const ended = new Promise((resolve) => stream.on('close', resolve));
    stream.resume();
    say(ANSWER.ended, 2);
    await ended;
    const last = heard.at(-1);
    expect(last?.type).toBe(REQUEST.write);
    expect(new FieldReader(last?.payload ?? Buffer.alloc(0), ANY_TAG).findNumber(TAG.eof)).toBe(1);
    say(ANSWER.closed, 2);
  });

  it('can stay half open', async () => {
    const { stream, heard, say } = await connected();
    stream.allowHalfOpen = true;
    const ended = new Promise((resolve) => stream.on('end', resolve));
    stream.resume();
    say(ANSWER.ended, 2);
    await ended;
    stream.write('more');
    expect(heard.at(-1)?.type).toBe(REQUEST.write);
    expect(stream.destroyed).toBe(false);
  });

  it('may be broken off before its user has it', async () => {
    const { session, say } = await opened();
    const connecting = session.connect({ port: 80 });
    say(ANSWER.ok, 2);
    say(ANSWER.closed, 2, new FieldWriter().number(TAG.reset, 1));
    expect((await connecting).destroyed).toBe(true);
  });

  it('fails when the other side breaks it off', async () => {
    const { stream, say } = await connected();
    const failed = new Promise((resolve) => stream.on('error', resolve));
    say(ANSWER.closed, 2, new FieldWriter().number(TAG.reset, 1));
    expect(await failed).toMatchObject({ code: 'ECONNRESET' });
  });

  it.each([
    ['closed', 15],
    ['broken off', 9],
  ])('can be %s', async (how, signal) => {
    const { stream, heard } = await connected();
    if (how === 'closed') stream.destroy();
    else stream.resetAndDestroy();
    const last = heard.at(-1);
    expect(last?.type).toBe(REQUEST.signal);
    expect(new FieldReader(last?.payload ?? Buffer.alloc(0), ANY_TAG).findNumber(TAG.signal)).toBe(signal);
  });

  it('waits for a reader that does not read', async () => {
    const { stream, heard, say } = await connected();
    const written = () =>
      heard
        .filter(({ type }) => type === REQUEST.write)
        .reduce((sum, { payload }) => sum + new FieldReader(payload, ANY_TAG).getBytes(TAG.data).length, 0);
    stream.write(Buffer.alloc(100_000));
    expect(written()).toBe(WRITE_WINDOW_BYTES);
    say(ANSWER.taken, 2, new FieldWriter().number(TAG.bytes, 8192));
    expect(written()).toBe(WRITE_WINDOW_BYTES + 8192);
  });

  it('is closed in the box when it is destroyed here, and later data is discarded', async () => {
    const { stream, heard, say } = await connected();
    stream.destroy();
    expect(heard.some(({ type }) => type === REQUEST.signal)).toBe(true);
    say(ANSWER.output, 2, output(3, 'late'));
    say(ANSWER.closed, 2);
  });

  it('fails with the box', async () => {
    const { stream, session } = await connected();
    const failed = new Promise((resolve) => stream.on('error', resolve));
    session.end(new Error('gone'));
    expect(await failed).toMatchObject({ message: 'gone' });
  });

  it('is refused when nothing listens', async () => {
    const { session, say } = await opened();
    const connecting = session.connect({ port: 80 });
    say(ANSWER.error, 2, new FieldWriter().number(TAG.errorCode, 5).text(TAG.message, 'refused'));
    await expect(connecting).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('a port in the box that leads out', () => {
  const FIRST = FIRST_ACCEPTED_ID;
  const accepted = (id: number) => new FieldWriter().number(TAG.connection, id);

  async function listening() {
    const talk = await opened();
    const streams: Duplex[] = [];
    const starting = talk.session.listen(7001, (stream) => streams.push(stream));
    talk.say(ANSWER.ok, 2);
    return { ...talk, streams, listener: await starting };
  }

  it('gives each connection as a separate stream', async () => {
    const { say, streams, heard } = await listening();
    say(ANSWER.accepted, 2, accepted(FIRST));
    say(ANSWER.accepted, 2, accepted(FIRST + 1));
    say(ANSWER.output, FIRST + 1, output(3, 'second'));
    say(ANSWER.output, FIRST, output(3, 'first'));
    expect(streams.map((stream) => String(stream.read()))).toEqual(['first', 'second']);
    streams[0]?.write('answer');
    expect(heard.at(-1)).toMatchObject({ type: REQUEST.write, id: FIRST });
    say(ANSWER.closed, FIRST);
  });

  it('refuses connections, accepts them again and closes on request', async () => {
    const { listener, heard, say } = await listening();
    listener.refuse();
    listener.accept();
    listener.close();
    const signals = heard.filter(({ type }) => type === REQUEST.signal);
    expect(signals.map(({ payload }) => new FieldReader(payload, ANY_TAG).findNumber(TAG.signal))).toEqual([
      19, 18, 15,
    ]);
    say(ANSWER.closed, 2);
  });

  it('is rejected when a program has the port', async () => {
    const { session, say } = await opened();
    const starting = session.listen(7001, () => undefined);
    say(ANSWER.error, 2, new FieldWriter().number(TAG.errorCode, 6).text(TAG.message, 'listen: in use'));
    await expect(starting).rejects.toMatchObject({ kind: 'refused' });
  });

  it("trusts the box no more after a connection that is there already, or that is not the runner's", async () => {
    const twice = await listening();
    twice.say(ANSWER.accepted, 2, accepted(FIRST));
    expect(() => twice.say(ANSWER.accepted, 2, accepted(FIRST))).toThrow(ProtocolError);
    const low = await listening();
    expect(() => low.say(ANSWER.accepted, 2, accepted(7))).toThrow(ProtocolError);
  });

  it('fails its connections with the box', async () => {
    const { session, say, streams } = await listening();
    say(ANSWER.accepted, 2, accepted(FIRST));
    const failed = new Promise((resolve) => streams[0]?.on('error', resolve));
    session.end(new Error('gone'));
    expect(await failed).toMatchObject({ message: 'gone' });
  });
});
