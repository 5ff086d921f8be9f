import { describe, expect, it } from 'vitest';
import { buildRequest } from './build-request.js';
import { stepSchema } from './step.js';

const build = (send: string, value: unknown) =>
  buildRequest(
    stepSchema.parse({ send, headers: { 'X-Kept': '{{kept}}' }, expect: { status: 200 } }),
    new Map([['kept', value]]),
  );

describe('a value that a service chose', () => {
  it.each([
    ['a text', 'a b/c', '/notes/a%20b%2Fc', 'a b/c'],
    ['a target', '/notes/7?x=%20', '/notes//notes/7?x=%20', '/notes/7?x=%20'],
    ['a target that cannot be sent', '/\u2603 x', '/notes//%E2%98%83%20x', '/%E2%98%83 x'],
    ['half a character', 'a\ud800', '/notes/a%EF%BF%BD', 'a%EF%BF%BD'],
    ['two lines', 'a\r\nB: c', '/notes/a%0D%0AB%3A%20c', 'a%0D%0AB: c'],
    ['a number', 7, '/notes/7', '7'],
  ])('can be sent: %s', (_, value, target, header) => {
    const request = build('GET /notes/{{kept}}', value);
    expect(request.target).toBe(target);
    expect(request.headers).toEqual([['X-Kept', header]]);
  });
});
