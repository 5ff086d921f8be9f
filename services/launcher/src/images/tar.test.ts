import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tarFolder } from './tar.mjs';

it('packs a folder so that tar unpacks the same one', () => {
  const source = mkdtempSync(join(tmpdir(), 'hone-tar-'));
  const target = mkdtempSync(join(tmpdir(), 'hone-untar-'));
  const deep = join('a'.repeat(80), 'b'.repeat(60));
  try {
    mkdirSync(join(source, deep), { recursive: true });
    writeFileSync(join(source, deep, 'long.txt'), 'x'.repeat(1_000));
    writeFileSync(join(source, 'run.sh'), '#!/bin/sh\n', { mode: 0o755 });
    symlinkSync('run.sh', join(source, 'link.sh'));
    const archive = tarFolder(source, [{ path: 'made/here', content: Buffer.from('memory') }]);
    execFileSync('tar', ['-x', '-C', target], { input: archive });
    expect(readFileSync(join(target, deep, 'long.txt'), 'utf8')).toBe('x'.repeat(1_000));
    expect(readFileSync(join(target, 'link.sh'), 'utf8')).toBe('#!/bin/sh\n');
    expect(readFileSync(join(target, 'made/here'), 'utf8')).toBe('memory');
    expect(tarFolder(source)).toEqual(tarFolder(source));
  } finally {
    for (const folder of [source, target]) rmSync(folder, { recursive: true });
  }
});

it('gives files of equal size different times when their content differs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hone-tar-'));
  const timeOf = (text: string) =>
    tarFolder(folder, [{ path: 'page.html', content: Buffer.from(text) }])
      .subarray(136, 147)
      .toString();
  try {
    expect(timeOf('app-1.js')).toBe(timeOf('app-1.js'));
    expect(timeOf('app-1.js')).not.toBe(timeOf('app-2.js'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
