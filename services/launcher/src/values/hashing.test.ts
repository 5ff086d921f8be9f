import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashFolders, listFiles } from './hashing.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hone-hash-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src', 'main.c'), 'int main;');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the hash of a folder', () => {
  it('changes with a content, a name, an executable bit and an input from outside', () => {
    const hashes = [hashFolders([folder])];
    const note = () => hashes.push(hashFolders([folder]));
    writeFileSync(join(folder, 'src', 'main.c'), 'int main2;');
    note();
    writeFileSync(join(folder, 'src', 'extra.c'), '');
    note();
    chmodSync(join(folder, 'src', 'extra.c'), 0o755);
    note();
    hashes.push(hashFolders([folder], ['sha256:base']));
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('does not change with generated folders, the reading bits or a README', () => {
    const before = hashFolders([folder]);
    for (const generated of ['node_modules', 'dist', 'build']) {
      mkdirSync(join(folder, generated));
      writeFileSync(join(folder, generated, 'x.js'), '1');
    }
    chmodSync(join(folder, 'src', 'main.c'), 0o600);
    writeFileSync(join(folder, 'src', 'README.md'), 'For people.');
    expect(hashFolders([folder])).toBe(before);
  });

  it('distinguishes a link from the file it points to', () => {
    symlinkSync('main.c', join(folder, 'src', 'link.c'));
    expect(listFiles(folder).map(({ path, kind }) => [path, kind])).toEqual([
      ['src/link.c', 'link'],
      ['src/main.c', 'file'],
    ]);
  });
});
