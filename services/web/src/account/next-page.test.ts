import { describe, expect, it } from 'vitest';
import { parseNext, withNext } from './next-page.js';

const next = (value: string) => parseNext(new URLSearchParams({ next: value }));

describe('the page after signing in', () => {
  it.each(['/me', '/challenges/busiest-window?submission=abc&mode=run', '/me/account#tokens'])(
    'is the one that was asked for: %s',
    (page) => expect(next(page)).toBe(page),
  );

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example',
    '\\\\elsewhere.example',
    '/\t/elsewhere.example',
    '/.//elsewhere.example',
    'javascript:alert(1)',
    'me',
    '',
    '/sign-in',
    '/register?next=/me',
  ])('is the catalogue when the address is of another site or of no use: %j', (page) =>
    expect(next(page)).toBe('/challenges'),
  );

  it('survives the round trip through a link', () => {
    const link = withNext('/sign-in', '/challenges?kind=sql&q=a%20b');
    expect(parseNext(new URL(link, 'https://hone.invalid').searchParams)).toBe(
      '/challenges?kind=sql&q=a%20b',
    );
    expect(withNext('/register', '/challenges')).toBe('/register');
  });
});
