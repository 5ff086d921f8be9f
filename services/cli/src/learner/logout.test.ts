import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Output } from '../output.js';
import { createCredentialStore, credentialPath } from './credentials.js';
import { LearnerError } from './learner-error.js';
import { logout } from './logout.js';
import { SiteAway } from './network-failure.js';

const SITE = 'https://hone.example.org';
const TOKEN = `hone_${'a'.repeat(32)}`;

let home: string;
let env: NodeJS.ProcessEnv;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'hone-logout-'));
  env = { XDG_CONFIG_HOME: home };
  const stored = { token: TOKEN, name: 'Ada', savedAt: '2026-03-01T12:00:00.000Z' };
  await createCredentialStore(credentialPath(env)).save(SITE, stored);
});
afterEach(() => rmSync(home, { recursive: true }));

/** Signs out of a site with this answer; returns the request and the output. */
async function signOut(answer: () => Promise<unknown>) {
  const asked: (string | undefined)[] = [];
  const said: { value: unknown; text: string }[] = [];
  const output: Output = {
    json: false,
    result: (value, text) => void said.push({ value, text }),
    note: () => undefined,
  };
  await logout({}, output, env, ({ token }) => {
    asked.push(token);
    return { revokeToken: answer };
  });
  const left = Object.keys((await createCredentialStore(credentialPath(env)).read()).sites);
  return { asked, left, ...said[0] };
}

describe('signing out', () => {
  it('revokes the stored token, and forgets it', async () => {
    const { asked, left, value, text } = await signOut(() => Promise.resolve());
    expect(asked).toEqual([TOKEN]);
    expect(left).toEqual([]);
    expect(value).toEqual({ site: SITE, removed: true, revoked: true });
    expect(text).toContain('The token is revoked.');
  });

  it('counts a token that the site no longer knows as revoked', async () => {
    const words = { happened: 'x', kept: '', next: '' };
    const { value } = await signOut(() => Promise.reject(new LearnerError('AUTH_TOKEN_INVALID', words)));
    expect(value).toMatchObject({ revoked: true });
  });

  it('forgets it also while the site is away, and says where to revoke it', async () => {
    const { left, value, text } = await signOut(() => Promise.reject(new SiteAway('It is away.', '')));
    expect(left).toEqual([]);
    expect(value).toMatchObject({ removed: true, revoked: false });
    expect(text).toContain(`It is away. The token was removed from this machine`);
    expect(text).toContain(`${SITE}/me/account`);
  });

  it('changes nothing where nobody is signed in', async () => {
    await signOut(() => Promise.resolve());
    const { asked, text } = await signOut(() => Promise.resolve());
    expect(asked).toEqual([]);
    expect(text).toContain('Nothing was changed');
  });
});
