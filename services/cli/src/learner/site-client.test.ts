import { describe, expect, it } from 'vitest';
import { createSiteClient } from './site-client.js';

const SITE = 'https://hone.example.org';
const problem = (
  status: number,
  code: string,
  detail = 'A detail.',
  headers: Record<string, string> = {},
  errors?: readonly { readonly path: string; readonly message: string }[],
) =>
  new Response(JSON.stringify({ type: 'x', title: 'x', status, detail, code, requestId: 'r1', errors }), {
    status,
    headers,
  });
const askWith = (answer: () => Response | Promise<Response>) =>
  createSiteClient({ site: SITE, token: undefined, tokenFrom: 'hone login' }, () =>
    Promise.resolve(answer()),
  ).getMe();
const failing = (code: string) => () =>
  Promise.reject<Response>(
    new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }),
  );

describe('a failure of the site', () => {
  it.each([
    ['an expired token', () => problem(401, 'AUTH_TOKEN_INVALID'), 2, 'does not accept your token'],
    [
      'a read-only token',
      () => problem(403, 'AUTH_SCOPE_MISSING', 'This token lacks the scope "submit". X'),
      2,
      'lacks the scope "submit".',
    ],
    ['a wrong name', () => problem(404, 'CHALLENGE_NOT_FOUND', 'No such.'), 2, 'No such.'],
    [
      'a rejected field',
      () => problem(422, 'REQUEST_INVALID', 'Wrong.', {}, [{ path: 'language', message: 'not offered' }]),
      2,
      'Wrong.',
    ],
    [
      'an overloaded site',
      () => problem(429, 'RATE_LIMITED', 'Too many.', { 'retry-after': '7' }),
      3,
      'Too many.',
    ],
    ['another kind of site', () => new Response('<html>', { status: 200 }), 2, 'is not from Hone'],
    ['a proxy', () => new Response('', { status: 502 }), 3, 'answered 502'],
    [
      'a redirect',
      () => new Response('', { status: 302, headers: { location: 'https://evil.example/x' } }),
      2,
      'redirects to https://evil.example',
    ],
    ['no network', failing('ENOTFOUND'), 3, 'Could not reach https://hone.example.org (ENOTFOUND)'],
    ['a wrong clock', failing('CERT_NOT_YET_VALID'), 3, 'the clock of this machine says'],
    ['an unknown certificate', failing('SELF_SIGNED_CERT_IN_CHAIN'), 3, 'cannot be verified'],
  ] as const)('%s says what happened, what is kept and what to do', async (_what, answer, exit, happened) => {
    const error: unknown = await askWith(answer).catch((thrown: unknown) => thrown);
    const some = expect.stringMatching(/\S/);
    expect(error).toMatchObject({
      exit,
      words: { happened: expect.stringContaining(happened), kept: some, next: some },
    });
  });
});
