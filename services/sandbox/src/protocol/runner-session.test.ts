import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ANY_TAG, conversation, exited, opened, output } from './conversation.fixture.js';
import { FieldReader, FieldWriter } from './fields.js';
import { ANSWER, REQUEST, TAG } from './numbers.js';
import { ProtocolError } from './protocol-error.js';
import type { RunOrder } from './requests.js';
import { RunnerRefusal } from './runner-refusal.js';

const ORDER: RunOrder = {
  argv: ['python3', '/box/main.py'],
  env: ['PATH=/usr/bin'],
  cwd: '/work',
  fileMax: 1,
  descriptors: 2,
  stackBytes: 3,
  cpuMs: 1000,
  wallMs: 3000,
  stdoutMax: 10,
  stderrMax: 10,
  copyOut: [],
  copyMax: 0,
};

describe('a session with a runner', () => {
  it('is ready once the runner has said hello', async () => {
    const { session, hello } = conversation();
    hello();
    await session.ready;
  });

  it('rejects a runner of another version', async () => {
    const { session, say } = conversation();
    const other = new FieldWriter().number(TAG.protocolVersion, 2).number(TAG.features, 0);
    expect(() => say(ANSWER.hello, 0, other)).toThrow(ProtocolError);
    await expect(session.ready).rejects.toThrow(/version 2/);
  });

  it('collects the output of a run until its end is reported', async () => {
    const { session, say } = await opened();
    const { report } = session.run(ORDER);
    say(ANSWER.output, 2, output(1, 'hel'));
    say(ANSWER.output, 2, output(2, 'oops'));
    say(ANSWER.output, 2, output(1, 'lo'));
    say(ANSWER.exited, 2, exited(0));
    const { stdout, stderr, facts } = await report;
    expect([stdout.toString(), stderr.toString(), facts.exitCode]).toEqual(['hello', 'oops', 0]);
  });

  it('lowers the limit of a run once the new one is known, and keeps it if that never happens', async () => {
    const { session, heard, say } = await opened();
    const reports = [Promise.resolve(70), Promise.reject(new Error('no measurement'))].map(
      (lowerCpuMs) => session.run({ ...ORDER, lowerCpuMs }).report,
    );
    await nextTurn();
    const limits = heard.filter(({ type }) => type === REQUEST.limit);
    expect(
      limits.map(({ id, payload }) => [id, new FieldReader(payload, ANY_TAG).getNumber(TAG.cpuMs)]),
    ).toEqual([[2, 70]]);
    for (const id of [2, 3]) say(ANSWER.exited, id, exited(0));
    await Promise.all(reports);
  });

  it('keeps answers to several requests apart', async () => {
    const { session, say } = await opened();
    const reports = [session.run(ORDER).report, session.run(ORDER).report];
    say(ANSWER.exited, 2, exited(3));
    say(ANSWER.exited, 3, exited(4));
    expect((await Promise.all(reports)).map(({ facts }) => facts.exitCode)).toEqual([3, 4]);
  });

  it('passes a rejection to its caller, and goes on', async () => {
    const { session, say } = await opened();
    const wiping = session.wipe();
    say(ANSWER.error, 2, new FieldWriter().number(TAG.errorCode, 2).text(TAG.message, 'not now'));
    await expect(wiping).rejects.toThrow(RunnerRefusal);
    const again = session.wipe();
    say(ANSWER.ok, 3);
    await again;
  });

  it('ends for all waiting callers when the box is gone, and rejects later requests', async () => {
    const { session } = await opened();
    const { report } = session.run(ORDER);
    session.end(new Error('gone'));
    await expect(report).rejects.toThrow('gone');
    await expect(session.wipe()).rejects.toThrow('gone');
  });

  it.each([
    ['an answer to nothing', ANSWER.ok, 99, new FieldWriter()],
    ['an answer that does not fit', ANSWER.closed, 2, new FieldWriter()],
    ['more output than was allowed', ANSWER.output, 2, output(1, 'x'.repeat(11))],
    ['an exit with neither code nor signal', ANSWER.exited, 2, new FieldWriter().number(TAG.kill, 0)],
    [
      'an unknown kill cause',
      ANSWER.exited,
      2,
      new FieldWriter().number(TAG.exitCode, 0).number(TAG.kill, 9),
    ],
    ['an unknown answer', 99, 2, new FieldWriter()],
  ])('trusts the box no more after %s', async (_, type, id, fields) => {
    const { session, say } = await opened();
    const { report } = session.run(ORDER);
    expect(() => say(type, id, fields)).toThrow(ProtocolError);
    await expect(report).rejects.toThrow(ProtocolError);
  });

  it('trusts no frame without the nonce', async () => {
    const { session, say } = await opened();
    const { report } = session.run(ORDER);
    expect(() => say(ANSWER.exited, 2, exited(0), 12345)).toThrow(/another session/);
    await expect(report).rejects.toThrow(ProtocolError);
  });

  it('sends a large file in pieces that append', async () => {
    const { session, heard, say } = await opened();
    const putting = session.put({ path: '/box/a', mode: 0o644, data: new Uint8Array(9 * 1024 * 1024) });
    const puts = heard.filter(({ type }) => type === REQUEST.put);
    const fields = puts.map(({ payload }) => new FieldReader(payload, ANY_TAG));
    expect(fields.map((each) => each.getNumber(TAG.append))).toEqual([0, 1, 1]);
    expect(fields.reduce((sum, each) => sum + each.getBytes(TAG.data).length, 0)).toBe(9 * 1024 * 1024);
    for (const { id } of puts) say(ANSWER.ok, id);
    await putting;
  });
});

describe('a started program', () => {
  const SERVER = { argv: ['server'], env: [], cwd: '/', fileMax: 1, descriptors: 1, stackBytes: 1 };
  const ended = (stream: number) => new FieldWriter().number(TAG.stream, stream);

  /** A started program as request 2, and its events. */
  async function begun() {
    const { session, say } = await opened();
    const events: string[] = [];
    const starting = session.start(
      { ...SERVER, user: 'service' },
      {
        onOutput: (stream, data) => events.push(`${stream} ${data.toString()}`),
        onEnded: (stream) => events.push(`${stream} ended`),
        onExit: ({ exitCode }) => events.push(`exit ${exitCode}`),
        onLost: () => events.push('lost'),
      },
    );
    say(ANSWER.started, 2, new FieldWriter().number(TAG.pid, 17));
    await starting;
    return { session, say, events };
  }

  it('emits its output while it lives, and reports its end', async () => {
    const { session, say, events } = await begun();
    say(ANSWER.output, 2, output(2, 'ready'));
    say(ANSWER.exited, 2, exited(1));
    session.end(new Error('gone'));
    expect(events).toEqual(['stderr ready', 'exit 1']);
  });

  it('may end each of its outputs before it ends itself', async () => {
    const { say, events } = await begun();
    say(ANSWER.output, 2, output(1, 'all'));
    say(ANSWER.ended, 2, ended(1));
    say(ANSWER.output, 2, output(2, 'more'));
    say(ANSWER.ended, 2, ended(2));
    say(ANSWER.exited, 2, exited(0));
    expect(events).toEqual(['stdout all', 'stdout ended', 'stderr more', 'stderr ended', 'exit 0']);
  });

  it.each([
    ['output after its end', ANSWER.output, output(1, 'x')],
    ['a second end', ANSWER.ended, ended(1)],
    ['the end of no stream', ANSWER.ended, ended(9)],
    ['the end of a connection', ANSWER.ended, new FieldWriter()],
    ['an end with a field that it has not', ANSWER.ended, ended(2).number(TAG.pid, 1)],
  ])('is trusted no more after %s', async (_, type, fields) => {
    const { say, events } = await begun();
    say(ANSWER.ended, 2, ended(1));
    expect(() => say(type, 2, fields)).toThrow(ProtocolError);
    expect(events).toEqual(['stdout ended', 'lost']);
  });
});

it('a run cannot report the end of an output', async () => {
  const { session, say } = await opened();
  const { report } = session.run(ORDER);
  expect(() => say(ANSWER.ended, 2, new FieldWriter().number(TAG.stream, 1))).toThrow(ProtocolError);
  await expect(report).rejects.toThrow(ProtocolError);
});
