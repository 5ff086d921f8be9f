import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOfPrograms, settledKey } from './settled-key.js';

let root: string;
const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
};
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hone-programs-'));
  await write('package-lock.json', '{}');
  await write('services/kinds/dist/deep/judge.js', 'judge();');
  await write('services/web/dist/page.js', 'page();');
});
afterEach(() => rm(root, { recursive: true }));

const digest = (): string => digestOfPrograms(root, ['kinds']);

describe('the digest of programs', () => {
  it('changes with a program and with the packages that they use', async () => {
    const before = digest();
    await write('services/kinds/dist/deep/judge.js', 'judge(1);');
    const changed = digest();
    await write('package-lock.json', '{"a":1}');
    expect(new Set([before, changed, digest()]).size).toBe(3);
  });

  it('stays when a test, a declaration, a page or another service changes', async () => {
    const before = digest();
    await write('services/kinds/dist/deep/judge.test.js', 'test();');
    await write('services/kinds/dist/deep/judge.d.ts', 'export {};');
    await write('services/web/dist/page.js', 'page(1);');
    await write('docs/page.md', 'text');
    expect(digest()).toBe(before);
  });

  it('of a service that is not built cannot be had', () => {
    expect(() => digestOfPrograms(root, ['sandbox'])).toThrow('ENOENT');
  });
});

it('a key depends on each part, and not on their order', () => {
  expect(settledKey({ a: 1, b: { c: 2 } })).toBe(settledKey({ b: { c: 2 }, a: 1 }));
  expect(settledKey({ a: 1, b: { c: 2 } })).not.toBe(settledKey({ a: 1, b: { c: 3 } }));
});
