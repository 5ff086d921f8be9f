import { describe, expect, it } from 'vitest';
import { chooseSite } from './choose-site.js';
import type { Credentials } from './credentials.js';
import { isUnencrypted, parseSite } from './site-address.js';

const SITE = 'https://hone.example.org';
const token = (letter: string) => `hone_${letter.repeat(32)}`;
const STORED: Credentials = {
  v: 1,
  current: SITE,
  sites: { [SITE]: { token: token('s'), name: 'Ada', savedAt: '2026-03-01T12:00:00Z' } },
};
const NONE: Credentials = { v: 1, sites: {} };

describe('the site and token of a command', () => {
  it('come from the flag, the environment, the folder, the last login, in this order', () => {
    const env = { HONE_SITE: 'http://localhost:3000', HONE_TOKEN: token('e') };
    expect(chooseSite({ site: SITE, token: token('f') }, env, NONE)).toMatchObject({
      site: SITE,
      token: token('f'),
    });
    expect(chooseSite({}, env, STORED)).toMatchObject({ site: 'http://localhost:3000', token: token('e') });
    expect(chooseSite({}, {}, NONE, { site: SITE }).site).toBe(SITE);
    expect(chooseSite({}, {}, STORED)).toEqual({ site: SITE, token: token('s'), tokenFrom: 'hone login' });
    expect(chooseSite({}, {}, NONE)).toMatchObject({ site: 'http://127.0.0.1:3000', token: undefined });
  });

  it('never send the token of one site to another', () => {
    expect(chooseSite({ site: 'https://evil.example' }, {}, STORED).token).toBeUndefined();
    const elsewhere = () => chooseSite({ site: 'https://other.example' }, {}, STORED, { site: SITE });
    expect(elsewhere).toThrow('This folder was pulled from https://hone.example.org, not from');
  });

  it('reject an invalid token before it is sent', () => {
    expect(() => chooseSite({}, { HONE_TOKEN: 'hone_short' }, NONE)).toThrow(
      'The value of HONE_TOKEN is not a token',
    );
  });

  it.each([
    ['hone.example.org', SITE],
    ['https://hone.example.org/challenges/x?y', SITE],
    ['127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ])('understand the address %s', (typed, site) => expect(parseSite(typed)).toBe(site));

  it.each(['', 'ftp://x', 'htp:/x', 'https://user:pass@hone.example.org', 'ht tp://x'])(
    'reject the address %j',
    (typed) => {
      expect(() => parseSite(typed)).toThrow('is not the address of a site');
    },
  );

  it('detect a token that would travel unencrypted', () => {
    expect(['http://10.0.0.1', 'http://localhost:3000', SITE].map(isUnencrypted)).toEqual([
      true,
      false,
      false,
    ]);
  });
});
