import { describe, expect, it } from 'vitest';
import { CapturedMessage } from './captured-message.js';

const KIB = 1024;

describe('an HTTP message that passes a link', () => {
  it('is kept with its headers, their names in lower case, and its body', () => {
    const message = new CapturedMessage(['X-Request-Id', 'Ab', 'Accept', '*/*'], { bytes: KIB });
    message.add(Buffer.from('{"a":'));
    message.add(Buffer.from('1}'));
    expect(message.read()).toEqual({
      headers: [
        ['x-request-id', 'Ab'],
        ['accept', '*/*'],
      ],
      body: '{"a":1}',
      cut: false,
    });
  });

  it('keeps the first 8 KiB of its body, and says that there was more', () => {
    const message = new CapturedMessage([], { bytes: 100 * KIB });
    for (const letter of ['a', 'b', 'c']) message.add(Buffer.alloc(3 * KIB, letter));
    const { body, cut } = message.read();
    expect([body.length, body.at(-1), cut]).toEqual([8 * KIB, 'c', true]);
  });

  it('keeps the headers that fit into 8 KiB', () => {
    const raw = Array.from({ length: 20 }, (_, index) => [`h${index}`, 'v'.repeat(KIB)]).flat();
    expect(new CapturedMessage(raw, { bytes: 100 * KIB }).read().headers).toHaveLength(7);
  });

  it('keeps no more than the limit for all messages of a pod together', () => {
    const budget = { bytes: 10 };
    const first = new CapturedMessage([], budget);
    first.add(Buffer.from('12345678'));
    const second = new CapturedMessage([], budget);
    second.add(Buffer.from('12345678'));
    const third = new CapturedMessage(['a', 'b'], budget);
    expect([first, second, third].map((each) => each.read())).toEqual([
      { headers: [], body: '12345678', cut: false },
      { headers: [], body: '12', cut: true },
      { headers: [], body: '', cut: true },
    ]);
  });
});
