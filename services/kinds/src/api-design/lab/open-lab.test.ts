import type { Duplex } from 'node:stream';
import { duplexPair } from 'node:stream';
import type { Box } from '@hone/contracts/sandbox';
import { describe, expect, it } from 'vitest';
import { LabGaveUp, openLab } from './open-lab.js';

type Reply = Readonly<Record<string, unknown>> | 'dies';

/** A box whose program gives the replies one after the other, and is there again after it died. */
function scripted(replies: Reply[]) {
  const asked: Record<string, unknown>[] = [];
  let connections = 0;
  const serve = (stream: Duplex): void => {
    let held = Buffer.alloc(0);
    stream.on('data', (bytes: Buffer) => {
      held = Buffer.concat([held, bytes]);
      if (held.length < 4 || held.length < 4 + held.readUInt32BE(0)) return;
      const request = JSON.parse(held.toString('utf8', 4)) as Record<string, unknown>;
      held = Buffer.alloc(0);
      if (request['op'] === 'ping') return void answer(stream, { end: 'done' });
      asked.push(request);
      const reply = replies.shift();
      if (reply === undefined || reply === 'dies') return void stream.end();
      answer(stream, reply);
    });
  };
  const box = {
    connect(target: unknown) {
      expect(target).toEqual({ path: '/work/lab.sock' });
      connections += 1;
      const [here, there] = duplexPair();
      serve(there);
      return Promise.resolve(here);
    },
    close: () => Promise.resolve(),
  } as unknown as Box;
  const session = {
    open: (spec: { runtime: string; trust: string }) => {
      expect([spec.runtime, spec.trust]).toEqual(['api-tools', 'trusted']);
      return Promise.resolve(box);
    },
    now: () => performance.now(),
  };
  return { asked, lab: () => openLab(session), connections: () => connections };
}

function answer(stream: Duplex, value: object): void {
  const body = Buffer.from(JSON.stringify(value));
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length, 0);
  // In pieces, as a stream may deliver it.
  stream.write(head.subarray(0, 2));
  stream.write(Buffer.concat([head.subarray(2), body]));
}

const OPENED = { end: 'done', answer: { ok: true, version: '3.1', document: { a: 1 }, places: {} } };

describe('the client of the tool box', () => {
  it('sends one request after the other and returns the answers', async () => {
    const problems = [{ code: 'yaml-syntax', message: 'No.', place: { file: 'a', line: 1, column: 2 } }];
    const results = [{ id: 'x', outcome: 'valid', errors: [] }];
    const script = scripted([
      OPENED,
      { end: 'done', answer: { ok: false, problems } },
      { end: 'done', answer: { results } },
      { end: 'done', answer: { findings: [] } },
      { end: 'done', answer: { changes: [] } },
    ]);
    const lab = await script.lab();
    const cases = [{ id: 'x', schema: '/a', value: 1, direction: 'request' as const }];
    const all = await Promise.all([
      lab.open('one', { a: '' }, 'a'),
      lab.open('two', { b: '' }, 'b'),
      lab.validate('one', cases),
      lab.lint('one', 'rules: {}'),
      lab.breaking('one', 'two'),
    ]);
    expect(all).toEqual([OPENED.answer, { ok: false, problems }, results, [], []]);
    expect(script.asked.map(({ op }) => op)).toEqual(['open', 'open', 'validate', 'lint', 'breaking']);
    await lab.close();
  });

  it('throws a named limit where a document is to blame, and goes on', async () => {
    const script = scripted([
      { end: 'limit', code: 'time-limit', message: 'Too long.' },
      { end: 'done', answer: { findings: [] } },
    ]);
    const lab = await script.lab();
    const failed = lab.open('one', {}, 'a');
    await expect(failed).rejects.toBeInstanceOf(LabGaveUp);
    await expect(failed).rejects.toMatchObject({ code: 'time-limit', message: 'Too long.' });
    await expect(lab.lint('one', '')).resolves.toEqual([]);
  });

  it('throws another error where the task is to blame, or an answer is none', async () => {
    const script = scripted([
      { end: 'broken', message: 'no document is open as "one"' },
      { end: 'done', answer: { findings: [{ rule: 1 }] } },
      { hello: 1 },
    ]);
    const lab = await script.lab();
    await expect(lab.lint('one', '')).rejects.toThrow('cannot do lint: no document is open');
    for (let count = 0; count < 2; count += 1) {
      const failed = lab.lint('one', '');
      await expect(failed).rejects.toThrow();
      await expect(failed).rejects.not.toBeInstanceOf(LabGaveUp);
    }
  });

  it('reconnects to a program that died, and reopens its documents', async () => {
    const script = scripted([OPENED, 'dies', OPENED, { end: 'done', answer: { findings: [] } }]);
    const lab = await script.lab();
    await lab.open('one', { a: '' }, 'a');
    await expect(lab.open('two', { b: '' }, 'b')).rejects.toMatchObject({ code: 'memory-limit' });
    await expect(lab.lint('one', '')).resolves.toEqual([]);
    expect(script.asked.map(({ op, name }) => [op, name])).toEqual([
      ['open', 'one'],
      ['open', 'two'],
      ['open', 'one'],
      ['lint', 'one'],
    ]);
    expect(script.connections()).toBe(2);
  });
});
