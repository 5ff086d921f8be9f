import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { describeClient } from './describe-client.js';

const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe('the words for a client', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    [`Mozilla/5.0 (Windows NT 10.0) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`, 'Chrome on Windows'],
    [`Mozilla/5.0 (Windows NT 10.0) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36 Edg/140.0`, 'Edge on Windows'],
    [`Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) ${WEBKIT} Version/18.0 Safari/605.1`, 'Safari on macOS'],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) ${WEBKIT} Version/18.0 Mobile/15E148 Safari/604.1`,
      'Safari on iOS',
    ],
    [`Mozilla/5.0 (Linux; Android 15) ${WEBKIT} Chrome/140.0.0.0 Mobile Safari/537.36`, 'Chrome on Android'],
    ['curl/8.5.0', 'curl'],
    ['node', 'node'],
    ['Mozilla/5.0', 'Unknown client'],
    ['<script>alert(1)</script>', 'Unknown client'],
    [undefined, 'Unknown client'],
  ])('of %s are %s', (userAgent, words) => {
    expect(describeClient(userAgent)).toBe(words);
  });

  it('are few and plain for any user agent', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        expect(describeClient(text)).toMatch(/^[A-Za-z][A-Za-z0-9._ -]{0,39}$/);
      }),
    );
  });
});
