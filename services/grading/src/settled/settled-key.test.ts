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

  describe('that grade a kind', () => {
    const digestOf = (kind: string): string => digestOfPrograms(root, ['kinds'], kind);
    beforeEach(async () => {
      await write('services/kinds/dist/index.js', "export * from './registry.js';");
      await write(
        'services/kinds/dist/registry.js',
        "import { a } from './a/index.js';\nimport { b } from './b/index.js';",
      );
      await write('services/kinds/dist/a/index.js', "import { common } from '../common/text.js';");
      await write(
        'services/kinds/dist/a/tasks/task.js',
        "const late = await import('../../b/engines/late.js');",
      );
      await write('services/kinds/dist/b/index.js', 'b();');
      await write('services/kinds/dist/b/engines/late.js', 'late();');
      await write('services/kinds/dist/common/text.js', 'common();');
    });

    it.each([
      ['its own', 'b/index.js', 'b', true],
      ['a folder that it imports', 'common/text.js', 'a', true],
      ['a folder that it imports late', 'b/index.js', 'a', true],
      ['a program that all share', 'registry.js', 'b', true],
      ['a folder that only others import', 'common/text.js', 'b', false],
      ['another kind', 'a/index.js', 'b', false],
      ['another kind, of one without a folder', 'a/index.js', 'c', true],
    ])('changes with %s', async (_what, path, kind, changes) => {
      const before = digestOf(kind);
      await write(`services/kinds/dist/${path}`, 'changed();');
      expect(digestOf(kind) !== before).toBe(changes);
    });
  });

  it('of a service that is not built throws', () => {
    expect(() => digestOfPrograms(root, ['sandbox'])).toThrow('ENOENT');
  });
});

it('a key depends on each part, and not on their order', () => {
  expect(settledKey({ a: 1, b: { c: 2 } })).toBe(settledKey({ b: { c: 2 }, a: 1 }));
  expect(settledKey({ a: 1, b: { c: 2 } })).not.toBe(settledKey({ a: 1, b: { c: 3 } }));
});
