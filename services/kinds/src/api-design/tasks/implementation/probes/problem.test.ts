import type { ProbeResponse } from '@hone/contracts/sandbox';
import { describe, expect, it } from 'vitest';
import { differenceOfProblem, findStackTrace } from './problem.js';

const answer = (body: unknown, type = 'application/problem+json; charset=utf-8'): ProbeResponse => ({
  status: 404,
  headers: [['content-type', type]],
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  cut: false,
});

describe('a problem document', () => {
  it.each([
    ['an empty one: all members are optional', {}, []],
    ['one with members of its own', { title: 'No such order', order: 7 }, ['title'] as const],
    [
      'a full one',
      { type: 'about:blank', title: 'x', status: 404, detail: 'y', instance: '/z' },
      ['type'] as const,
    ],
  ])('is %s', (_, body, members) => {
    expect(differenceOfProblem(answer(body), members)).toBeUndefined();
  });

  it.each([
    ['another media type', answer({}, 'application/json'), [], 'header Content-Type'],
    ['a list', answer([]), [], 'body'],
    ['no JSON', answer('nothing here'), [], 'body'],
    ['another status', answer({ status: 400 }), [], 'body /status'],
    ['a status as text', answer({ status: '404' }), [], 'body /status'],
    ['a title that is no text', answer({ title: 7 }), [], 'body /title'],
    ['no title where one is asked for', answer({}), ['title'] as const, 'body /title'],
  ])('is not %s', (_, response, members, where) => {
    expect(differenceOfProblem(response, members)?.where).toBe(where);
  });
});

describe('a stack trace', () => {
  it('is found in one pass, however the answer is padded', () => {
    const begun = performance.now();
    for (const pad of ['\n', ' ', ' \n', '"', 'at ', '"File ', 'at a('])
      expect(findStackTrace(answer(pad.repeat(65_536 / pad.length)))).toBeUndefined();
    // Quadratic ones took seconds each.
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it.each([
    ['of JavaScript', new Error('no').stack ?? ''],
    ['of JavaScript, in JSON', JSON.stringify({ detail: new Error('no').stack })],
    ['of Python', 'Traceback (most recent call last):\n  File "/box/main.py", line 3, in <module>'],
    ['of Python, in JSON', JSON.stringify({ at: '  File "/box/main.py", line 3, in get' })],
    ['of Java', 'java.lang.Error\n\tat Main.handle(Main.java:12)\n'],
    ['of Go', 'panic: no\n\ngoroutine 18 [running]:\nmain.main()'],
    ['of Ruby', "main.rb:12:in `handle': no (RuntimeError)"],
    ['of Ruby 3.4', "main.rb:12:in 'Handler#handle': no (RuntimeError)"],
  ])('%s is found', (_, text) => {
    expect(findStackTrace(answer(text))).toBeDefined();
  });

  it.each([
    ['of a place', 'Meet at the corner (see map:12) at 10:30'],
    ['of a file', 'The file "main.py" is missing'],
    ['of a problem', JSON.stringify({ title: 'Not found', detail: 'at /orders/7: nothing' })],
  ])('is not seen in a text %s', (_, text) => {
    expect(findStackTrace(answer(text))).toBeUndefined();
  });
});
