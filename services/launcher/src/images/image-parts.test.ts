import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { IMAGE_PARTS } from './image-parts.mjs';

const root = mkdtempSync(join(tmpdir(), 'parts-'));
afterEach(() => rmSync(root, { recursive: true, force: true }));

type Context = Parameters<(typeof IMAGE_PARTS)[string]>[0];

/** A machine whose PATH is empty. */
function bareMachine(said: string[]): Context {
  mkdirSync(root, { recursive: true });
  return {
    paths: { root, cache: root, logs: root },
    env: { PATH: join(root, 'nothing') },
    signal: new AbortController().signal,
    progress: {
      say: (_topic: string, line: string) => said.push(line),
      step: (_topic: string, line: string, work: () => unknown) => {
        said.push(line);
        return work();
      },
    },
  } as unknown as Context;
}

it('a Go program that this machine cannot compile is left to the image', async () => {
  const context = bareMachine([]);
  mkdirSync(join(root, 'go'));
  writeFileSync(join(root, 'go', 'go.mod'), 'module a\n\ngo 1.26.0\n\ntool example.test/tool\n');
  expect(await IMAGE_PARTS['go']?.(context, { name: 'it', folder: root })).toEqual([]);
});

it('a module without a tool is a program itself, and names its version of Go', async () => {
  const context = bareMachine([]);
  mkdirSync(join(root, 'go'));
  const write = (text: string) => writeFileSync(join(root, 'go', 'go.mod'), text);
  write('module a\n\ngo 1.26.0\n');
  expect(await IMAGE_PARTS['go']?.(context, { name: 'it', folder: root })).toEqual([]);
  write('module a\n');
  await expect(IMAGE_PARTS['go']?.(context, { name: 'it', folder: root })).rejects.toThrow(
    'no version of Go',
  );
});

it('packages that are installed by a lock file are not installed again', async () => {
  const said: string[] = [];
  const context = bareMachine(said);
  writeFileSync(join(root, 'package.json'), '{ "name": "it", "version": "1.0.0" }');
  const lock = {
    name: 'it',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: { '': { name: 'it', version: '1.0.0' } },
  };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock));
  const image = { name: 'it', folder: root };
  expect(await IMAGE_PARTS['npm']?.({ ...context, env: process.env }, image)).toEqual([]);
  expect(await IMAGE_PARTS['npm']?.({ ...context, env: process.env }, image)).toEqual([]);
  expect(said).toEqual(['npm ci for the image it']);
});
