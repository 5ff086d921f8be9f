import { expect, it } from 'vitest';
import { keysIn } from './keys.js';

const KEY = 'k0123456789';

it.each([
  ['a path', `/parcels/${KEY}`],
  ['a path with codes', '/parcels/%6b0123456789'],
  ['a path with more codes', '/parcels/k01234%35678%39'],
  ['JSON', `{"order":"${KEY}"}`],
  ['JSON with codes', '{"order":"\\u006b012345678\\u0039"}'],
])('a key is found in %s', (_where, text) => {
  expect([...keysIn(text)]).toEqual([KEY]);
});

it('ignores text that is no key', () => {
  expect([...keysIn('/parcels/k012345678 %zz \\u00 xk0123456789 k0123456789a')]).toEqual([]);
});
