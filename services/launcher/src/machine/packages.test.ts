import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createContext } from '../clone/context.mjs';
import { installPackages } from './packages.mjs';

let root: string;
let lines: string[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hone-packages-'));
  lines = [];
});
afterEach(() => rmSync(root, { recursive: true }));

/** Installs with an apt-get that only records its arguments. */
async function install(body: string): Promise<void> {
  writeFileSync(join(root, 'apt-get'), `#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >> ${root}/calls\n${body}\n`, {
    mode: 0o755,
  });
  const env = { PATH: `${root}:/usr/bin:/bin` };
  const context = createContext({
    env,
    signal: new AbortController().signal,
    write: (line) => lines.push(line),
    root,
  });
  await installPackages(['docker.io', 'iptables'], 'there is no engine', context);
}

describe('installing packages', () => {
  it('says what and why before it does it, and never asks', async () => {
    await install('exit 0');
    expect(lines[0]).toMatch(/installing docker\.io, iptables with apt-get, because there is no engine/);
    expect(readFileSync(join(root, 'calls'), 'utf8').trim().split('\n')).toEqual([
      'noninteractive -o DPkg::Lock::Timeout=180 update',
      'noninteractive -o DPkg::Lock::Timeout=180 install -y --no-install-recommends docker.io iptables',
    ]);
  });

  it('goes on when only the update of some source failed', async () => {
    await expect(install('case "$*" in *update*) exit 100;; esac')).resolves.toBeUndefined();
  });

  it('shows the last words of an install that failed', async () => {
    await expect(
      install('case "$*" in *install*) echo "E: no such package"; exit 100;; esac'),
    ).rejects.toMatchObject({
      code: 'PACKAGES_FAILED',
      message: expect.stringContaining('E: no such package'),
    });
  });
});
