import { chmod, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createCredentialStore, credentialPath } from './credentials.js';

let path: string;
beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'hone-config-')), 'hone', 'credentials.json');
});

const stored = (token: string) => ({ token, name: 'Ada', savedAt: '2026-03-01T12:00:00Z' });
const modeOf = async () => (await stat(path)).mode & 0o777;

describe('the tokens on this machine', () => {
  it('are kept for each site, for their owner alone', async () => {
    const store = createCredentialStore(path);
    await store.save('https://a.example', stored('1'));
    await store.save('https://b.example', stored('2'));
    expect(await modeOf()).toBe(0o600);
    expect(await store.remove('https://b.example')).toBe(true);
    expect(await store.remove('https://b.example')).toBe(false);
    expect(await store.read()).toMatchObject({
      current: 'https://a.example',
      sites: { 'https://a.example': { token: '1' } },
    });
  });

  it("are closed to others again after the file's mode was widened", async () => {
    const store = createCredentialStore(path);
    await store.save('https://a.example', stored('1'));
    await chmod(path, 0o644);
    await store.read();
    expect(await modeOf()).toBe(0o600);
  });

  it('are not overwritten when the file is damaged', async () => {
    const store = createCredentialStore(path);
    await store.save('https://a.example', stored('1'));
    await writeFile(path, '{');
    await expect(store.save('https://b.example', stored('2'))).rejects.toMatchObject({
      code: 'CREDENTIALS_UNREADABLE',
    });
    expect(await readFile(path, 'utf8')).toBe('{');
  });

  it.each([
    [{ XDG_CONFIG_HOME: '/c', HOME: '/h' }, 'linux', '/c/hone/credentials.json'],
    [{ XDG_CONFIG_HOME: 'relative', HOME: '/h' }, 'linux', '/h/.config/hone/credentials.json'],
    [{ APPDATA: '/appdata', HOME: '/h' }, 'win32', '/appdata/hone/credentials.json'],
  ] as const)('are found with %j on %s', (env, platform, expected) => {
    expect(credentialPath(env, platform)).toBe(expected);
  });
});
