import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listRuntimes } from './runtime-images.mjs';

it('lists complete runtimes, the starter set first, and never the runner', () => {
  const root = mkdtempSync(join(tmpdir(), 'hone-runtimes-'));
  const make = (name: string, ...files: string[]) => {
    mkdirSync(join(root, 'sandbox-images', name), { recursive: true });
    for (const file of files) writeFileSync(join(root, 'sandbox-images', name, file), '');
  };
  expect(listRuntimes(root)).toEqual([]);
  make('runner', 'Dockerfile');
  make('half-made', 'runtime.json');
  for (const name of ['ruby', 'python', 'go']) make(name, 'Dockerfile', 'runtime.json');
  expect(listRuntimes(root)).toEqual(['python', 'go', 'ruby']);
  rmSync(root, { recursive: true });
});
