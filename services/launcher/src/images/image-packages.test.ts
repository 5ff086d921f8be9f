import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lockedVersion, packageFiles } from './image-packages.mjs';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

describe('packages that an image holds', () => {
  it('are those of the clone, with their license and without what only compilers read', () => {
    const paths = packageFiles(ROOT, 'mingo').map(({ path }) => path);
    expect(paths).toContain('packages/mingo/package.json');
    expect(paths).toContain('packages/mingo/LICENSE');
    expect(paths.some((path) => path.endsWith('.js'))).toBe(true);
    expect(paths.filter((path) => /\.(d\.ts|map|md)$/.test(path))).toEqual([]);
  });

  it('are in the version that is locked, installed or not', () => {
    expect(lockedVersion(ROOT, 'mingo')).toMatch(/^mingo 7\.\d+\.\d+ sha512-/);
    expect(() => lockedVersion(ROOT, 'no-such-package')).toThrow(/no text at/);
    expect(() => packageFiles(ROOT, 'no-such-package')).toThrow(/is not installed/);
  });
});
