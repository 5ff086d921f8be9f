import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listPackages, listPackageFiles } from './production-files.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hone-production-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (...paths: string[]) => {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path);
  }
};

describe('what goes into an image', () => {
  it('includes a package’s program and data, without sources, tests and types', () => {
    put(
      'package.json',
      'dist/main.js',
      'dist/main.js.map',
      'dist/main.d.ts',
      'dist/main.test.js',
      'bin/hone.mjs',
    );
    put(
      'seccomp/candidate.json',
      'src/main.ts',
      'tsconfig.json',
      'dist/.tsbuildinfo',
      'node_modules/x/index.js',
    );
    expect(listPackageFiles(folder, 'room').map(({ path }) => path)).toEqual([
      'room/bin/hone.mjs',
      'room/dist/main.js',
      'room/dist/main.js.map',
      'room/package.json',
      'room/seccomp/candidate.json',
    ]);
  });

  it('includes the runtime files of dependencies, with links as links', () => {
    put(
      'zod/index.js',
      'zod/index.d.ts',
      'zod/README.md',
      'zod/index.js.map',
      'typescript/lib/tsc.js',
      '.bin/tsc',
    );
    put('@opentelemetry/api/build/src/index.js', '@opentelemetry/api/build/esm/index.js');
    mkdirSync(join(folder, '@hone'));
    symlinkSync('../../services/api', join(folder, '@hone/api'));
    expect(listPackages(folder, 'modules')).toEqual([
      { path: 'modules/@hone/api', link: '../../services/api' },
      expect.objectContaining({ path: 'modules/@opentelemetry/api/build/src/index.js' }),
      expect.objectContaining({ path: 'modules/zod/index.js' }),
    ]);
  });
});
