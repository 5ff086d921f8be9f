import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lockedVersion, packageFiles, runnableFiles, withDependencies } from './image-packages.mjs';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

describe('packages that an image holds', () => {
  it('are those of the clone, with their license and without what only compilers read', () => {
    const paths = packageFiles(ROOT, 'mingo').map(({ path }) => path);
    expect(paths).toContain('packages/mingo/package.json');
    expect(paths).toContain('packages/mingo/LICENSE');
    expect(paths.some((path) => path.endsWith('.js'))).toBe(true);
    expect(paths.filter((path) => /\.(d\.ts|map|md)$/.test(path))).toEqual([]);
  });

  it('bring along what they need, each from the folder where Node finds it', () => {
    const root = mkdtempSync(join(tmpdir(), 'hone-lock-'));
    const packages = {
      '': { dependencies: { alone: '1' } },
      'node_modules/top': { dependencies: { shared: '1', deep: '1' } },
      'node_modules/shared': {},
      'node_modules/deep': { dependencies: { shared: '2', top: '1' } },
      'node_modules/deep/node_modules/shared': {},
      'node_modules/alone': {},
    };
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
    expect(withDependencies(root, ['top'])).toEqual(['deep', 'deep/node_modules/shared', 'shared', 'top']);
    expect(withDependencies(root, ['shared'])).toEqual(['shared']);
    rmSync(root, { recursive: true });
  });

  it('are in the version that is locked, installed or not', () => {
    expect(lockedVersion(ROOT, 'mingo')).toMatch(/^mingo 7\.\d+\.\d+ sha512-/);
    expect(() => lockedVersion(ROOT, 'no-such-package')).toThrow(/no text at/);
    expect(() => packageFiles(ROOT, 'no-such-package')).toThrow(/is not installed/);
  });

  it('are whole where a package or a folder has a dot in its name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'packages-'));
    try {
      for (const place of ['a.path/v1.2', '.bin']) mkdirSync(join(folder, place), { recursive: true });
      for (const file of ['a.path/v1.2/index.js', 'a.path/v1.2/index.d.ts', '.bin/tool.js'])
        writeFileSync(join(folder, file), '');
      expect(runnableFiles(folder, 'to').map(({ path }) => path)).toEqual(['to/a.path/v1.2/index.js']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
