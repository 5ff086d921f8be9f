import { describe, expect, it } from 'vitest';
import { nextPage, withParameter, type Style } from './next-page.js';
import type { Answered } from './scenario.js';

const page = (body: unknown, link?: string, items = 4) => {
  const response = {
    status: 200,
    headers: link === undefined ? [] : [['link', link] as const],
    body: Buffer.from(JSON.stringify(body)),
    cut: false,
  };
  const request = { method: 'GET', target: '/v1/orders?limit=4', headers: [], withinMs: 1 };
  const at: Answered = { request, statuses: [200], response, outcome: { atMs: 0, tookMs: 0, response } };
  return { at, items, itemsSoFar: 8, pages: 2, size: 4 };
};
const FIRST = '/v1/orders?limit=4';

describe('the next page', () => {
  it.each<[string, Style, ReturnType<typeof page>, string | undefined]>([
    [
      'by cursor',
      { by: 'cursor', parameter: 'after', next: 'json.next' },
      page({ next: 'a+b=' }),
      `${FIRST}&after=a%2Bb%3D`,
    ],
    [
      'by a number',
      { by: 'cursor', parameter: 'after', next: 'json.next' },
      page({ next: 0 }),
      `${FIRST}&after=0`,
    ],
    [
      'after the last cursor',
      { by: 'cursor', parameter: 'after', next: 'json.next' },
      page({ next: null }),
      undefined,
    ],
    ['by offset', { by: 'offset', parameter: 'skip' }, page([]), `${FIRST}&skip=8`],
    ['after a short page', { by: 'offset', parameter: 'skip' }, page([], undefined, 3), undefined],
    ['by number', { by: 'page', parameter: 'page', first: 1 }, page([]), `${FIRST}&page=3`],
    ['by number from 0', { by: 'page', parameter: 'page', first: 0 }, page([]), `${FIRST}&page=2`],
    [
      'by link',
      { by: 'link' },
      page([], '<https://other.example/v1/orders?limit=4&at=9>; rel="next"'),
      '/v1/orders?limit=4&at=9',
    ],
    [
      'by a link beside others',
      { by: 'link' },
      page([], '</a>; rel="first", <?at=9>; rel=next; title="x"'),
      '/v1/orders?at=9',
    ],
    ['without a link', { by: 'link' }, page([], '</a>; rel="prev"'), undefined],
    ['by a link that is none', { by: 'link' }, page([], '<http://[>; rel="next"'), undefined],
  ])('%s', (_, style, read, expected) => {
    expect(nextPage(style, FIRST, read)).toBe(expected);
  });
});

it('puts a parameter in the place of its like', () => {
  expect(withParameter('/orders?limit=4&a=%zz', 'limit', '9')).toBe('/orders?a=%zz&limit=9');
  expect(withParameter('/orders', 'limit', '9')).toBe('/orders?limit=9');
});
