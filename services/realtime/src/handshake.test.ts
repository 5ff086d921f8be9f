import { describe, expect, it } from 'vitest';
import { findBearer, isForeign } from './handshake.js';

const host = 'hone.example:3000';

describe('a handshake', () => {
  it.each([
    [{ host }, false],
    [{ host, origin: 'https://hone.example:3000' }, false],
    [{ host, origin: 'https://hone.example' }, true],
    [{ host, origin: 'https://evil.example' }, true],
    [{ host, origin: 'https://hone.example:3000.evil.example' }, true],
    [{ host, origin: 'null' }, true],
    [{ host, origin: '' }, true],
    [{ host, 'sec-fetch-site': 'cross-site' }, true],
    [{ host, 'sec-fetch-site': 'same-origin', origin: 'https://hone.example:3000' }, false],
    [{ host, origin: 'https://our.example', 'sec-fetch-site': 'cross-site' }, false],
  ])('with %j is of another site: %s', (headers, foreign) => {
    expect(isForeign(headers, ['https://our.example'])).toBe(foreign);
  });

  it('bears a token only in the right form', () => {
    expect(findBearer({ authorization: 'Bearer hone_abc' })).toBe('hone_abc');
    expect(findBearer({ authorization: 'Basic hone_abc' })).toBeUndefined();
    expect(findBearer({ authorization: 'Bearer a b' })).toBeUndefined();
    expect(findBearer({})).toBeUndefined();
  });
});
