import { randomBytes } from 'node:crypto';
import { mkdir, open, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  GOOD,
  importFiles,
  importFrom,
  omissions,
  rejections,
  writePackage,
  zipOf,
  type ZipEntry,
} from './packages.fixture.js';

const entries = (extra: readonly ZipEntry[], prefix = ''): ZipEntry[] => [
  ...Object.entries(GOOD).map(([path, content]) => ({ name: `${prefix}${path}`, content })),
  ...extra,
];

async function importZip(archive: Buffer) {
  const folder = await writePackage({});
  await writeFile(join(folder, 'small.zip'), archive);
  return importFrom(join(folder, 'small.zip'));
}

/** A file of that size that takes no room on the disk. */
async function sparse(path: string, bytes: number): Promise<void> {
  const file = await open(path, 'w');
  await file.truncate(bytes);
  await file.close();
}

describe('a zip file of a package', () => {
  it('is imported from its root or from its only folder', async () => {
    for (const prefix of ['', 'small/']) {
      const result = await importZip(zipOf(entries([], prefix)));
      expect(rejections(result)).toEqual([]);
      expect(result).toMatchObject({ ok: true, slug: 'small' });
    }
  });

  it.each([
    ['../escape.txt', 'PACKAGE_ZIP_INVALID archive', 'invalid relative path'],
    ['data/../../escape.txt', 'PACKAGE_ZIP_INVALID archive', 'invalid relative path'],
    ['/etc/passwd', 'PACKAGE_ZIP_INVALID archive', 'absolute path'],
    ['C:/windows', 'PACKAGE_ZIP_INVALID archive', 'absolute path'],
    ['data\\..\\x', 'PACKAGE_ZIP_INVALID archive', 'invalid characters'],
  ])('is rejected when an entry is called %s', async (name, where, why) => {
    const result = await importZip(zipOf(entries([{ name, content: 'x' }])));
    expect(rejections(result)).toEqual([expect.stringContaining(where)]);
    expect(rejections(result)[0]).toContain(why);
  });

  it.each([
    [
      'a link of a long target',
      { mode: 0o120777, content: 'x/'.repeat(3000) },
      'PACKAGE_ODD_FILE data/x: a link',
    ],
    ['a device', { mode: 0o020666 }, 'PACKAGE_ODD_FILE data/x'],
    ['a pipe', { mode: 0o010666 }, 'PACKAGE_ODD_FILE data/x'],
    ['encrypted', { flags: 1 }, 'PACKAGE_ODD_FILE data/x: encrypted'],
    ['4 GiB by its own account', { declared: 0xfffffffe }, 'PACKAGE_ODD_FILE data/x: 4294967294 bytes'],
    ['longer than it says', { declared: 1 }, 'PACKAGE_ZIP_INVALID archive'],
    ['shorter than it says', { declared: 1000 }, 'PACKAGE_ZIP_INVALID archive'],
  ])('is rejected when an entry is %s', async (_what, odd, why) => {
    const result = await importZip(zipOf(entries([{ name: 'data/x', content: 'content', ...odd }])));
    expect(rejections(result)).toEqual([expect.stringContaining(why)]);
  });

  it.each([
    ['a file', '2.in', true],
    ['a file of another folder', '../sample/1.in', true],
    ['itself', '3.in', false],
    ['a link', '4.in', false],
    ['nothing', 'none.in', false],
    ['the machine', '/etc/passwd', false],
    ['what lies above the package', '../../../../etc/passwd', false],
  ])('has only links within it followed: to %s', async (_what, target, followed) => {
    const links = [
      { name: 'data/secret/3.in', content: target, mode: 0o120777 },
      { name: 'data/secret/4.in', content: '2.in', mode: 0o120777 },
      { name: 'data/secret/4.ans', content: '2\n' },
      ...(followed ? [{ name: 'data/secret/3.ans', content: target === '2.in' ? '2\n' : '1\n' }] : []),
    ];
    const result = await importZip(zipOf(entries(links)));
    expect(rejections(result)).toEqual([]);
    expect(omissions(result)).toEqual(followed ? [] : ['LINK_IGNORED data/secret/3.in']);
    expect(result.ok && result.files.has('tests/secret/3.in')).toBe(followed);
  });

  it('is rejected when links make it larger than a package may be', async () => {
    const large = { name: 'data/large.txt', content: Buffer.from(randomBytes(7 * 1024 * 1024)) };
    const links = Array.from({ length: 10 }, (_, index) => ({
      name: `data/link${index}.txt`,
      content: 'large.txt',
      mode: 0o120777,
    }));
    expect(rejections(await importZip(zipOf(entries([large, ...links]))))).toEqual([
      expect.stringMatching(/^PACKAGE_TOO_LARGE data\/link\d\.txt/),
    ]);
  });

  it('is rejected when it is a bomb, by ratio and by sum', async () => {
    const zeros = new Uint8Array(4 * 1024 * 1024);
    expect(rejections(await importZip(zipOf(entries([{ name: 'data/x', content: zeros }]))))).toEqual([
      expect.stringMatching(
        /^PACKAGE_ODD_FILE data\/x: 4194304 bytes are packed into \d+, more than 200 to one$/,
      ),
    ]);
    const many = Array.from({ length: 80 }, (_, index) => ({
      name: `data/${index}`,
      content: 'x',
      declared: 1024 * 1024,
    }));
    expect(rejections(await importZip(zipOf(entries(many))))).toEqual([
      expect.stringMatching(
        /^PACKAGE_TOO_LARGE data\/\d+: the package has more than 67108864 bytes with this file$/,
      ),
    ]);
  });

  it('is rejected when two entries have the same name', async () => {
    const twice = [{ name: 'DATA/sample/1.in', content: '' }];
    expect(rejections(await importZip(zipOf(entries(twice))))).toEqual([
      expect.stringContaining('PACKAGE_NAME_TWICE DATA/sample/1.in'),
    ]);
  });

  it('is rejected when it is not a zip file', async () => {
    expect(rejections(await importZip(Buffer.from('PK nothing')))).toEqual([
      expect.stringContaining('PACKAGE_ZIP_INVALID archive: not a zip file that can be read'),
    ]);
  });
});

describe('a package folder', () => {
  it('has only links within it followed', async () => {
    const folder = await writePackage(GOOD);
    await symlink('2.in', join(folder, 'data/secret/3.in'));
    await symlink(join(folder, 'data/secret/2.ans'), join(folder, 'data/secret/3.ans'));
    await symlink('accepted', join(folder, 'submissions/wrong_answer'));
    await symlink('/etc/passwd', join(folder, 'data/secret/secrets.in'));
    await symlink('../..', join(folder, 'data/secret/round'));
    await symlink('nowhere', join(folder, 'data/secret/broken'));
    const result = await importFrom(folder);
    expect(rejections(result)).toEqual([]);
    expect(omissions(result).sort()).toEqual([
      'LINK_IGNORED data/secret/broken',
      'LINK_IGNORED data/secret/round',
      'LINK_IGNORED data/secret/secrets.in',
    ]);
    const names = result.ok ? [...result.files.keys()] : [];
    expect(names).toContain('tests/secret/3.in');
    expect(names).toContain('solutions/wrong/echo-py/echo.py');
    expect(names.some((name) => name.includes('secrets'))).toBe(false);
  });

  it('is rejected with sockets, with folders that link to each other, and as a link', async () => {
    const other = await writePackage(GOOD);
    const server = createServer().listen(join(other, 'submissions/pipe'));
    await once(server, 'listening');
    expect(rejections(await importFrom(other))).toEqual([
      expect.stringContaining('PACKAGE_ODD_FILE submissions/pipe'),
    ]);
    server.close();
    const folder = await writePackage(GOOD);
    await symlink('../sample', join(folder, 'data/secret/sample'));
    await symlink('../secret', join(folder, 'data/sample/secret'));
    expect(rejections(await importFrom(folder))).toEqual([expect.stringContaining('PACKAGE_TOO_DEEP data/')]);
    await symlink(other, join(folder, 'link'));
    expect(rejections(await importFrom(join(folder, 'link')))).toEqual([
      expect.stringContaining('PACKAGE_ODD_FILE'),
    ]);
  });

  it('is rejected with 4 GiB of data before any of it is read', async () => {
    const folder = await writePackage(GOOD);
    await sparse(join(folder, 'data/secret/3.in'), 2 ** 32);
    expect(rejections(await importFrom(folder))).toEqual([
      'PACKAGE_FILE_TOO_LARGE data/secret/3.in: the file has 4294967296 bytes; 8388608 are allowed',
    ]);
    const many = await writePackage(GOOD);
    for (let number = 0; number < 10; number += 1)
      await sparse(join(many, `data/secret/n${number}.in`), 8 * 1024 * 1024);
    expect(rejections(await importFrom(many))).toEqual([
      expect.stringMatching(/^PACKAGE_TOO_LARGE data\/secret\/n/),
    ]);
  }, 60_000);

  it('is rejected when it is too deep, or has too many files for a challenge', async () => {
    const folder = await writePackage(GOOD);
    await mkdir(join(folder, 'a/b/c/d/e/f/g/h/i'), { recursive: true });
    expect(rejections(await importFrom(folder))).toEqual([
      'PACKAGE_TOO_DEEP a/b/c/d/e/f/g/h/i: more than 8 folders deep',
    ]);
    const cases = Array.from({ length: 500 }, (_, index) => [
      [`data/secret/n${index}.in`, '1'],
      [`data/secret/n${index}.ans`, '1'],
    ]).flat();
    expect(
      rejections(await importFiles({ ...GOOD, ...(Object.fromEntries(cases) as Record<string, string>) })),
    ).toEqual([expect.stringContaining('CHALLENGE_TOO_LARGE data')]);
  });

  it('has files with names that no format allows ignored, and reported without control characters', async () => {
    const odd = {
      'data/secret/a b.in': '1',
      'data/secret/\u202etxt.in': '1',
      'submissions/accepted/$(id).py': 'x',
    };
    const result = await importFiles({ ...GOOD, ...odd, '.git/config': 'x' });
    expect(rejections(result)).toEqual([]);
    expect(omissions(result).sort()).toEqual([
      'NAME_IGNORED data/secret/a b.in',
      'NAME_IGNORED data/secret/⟨U+202E⟩txt.in',
      'NAME_IGNORED submissions/accepted/$(id).py',
    ]);
  });

  it('takes any bytes as data, and nothing of a README except its name', async () => {
    const bytes = Uint8Array.of(0, 0xff, 0xe2, 0x80, 0xae);
    const result = await importFiles({
      ...GOOD,
      'data/secret/2.in': bytes,
      'README.md': '<b>'.repeat(100_000),
    });
    expect(result.ok && result.files.get('tests/secret/2.in')).toEqual(Buffer.from(bytes));
    expect(result.ok && [...result.files.keys()].some((path) => path.includes('README'))).toBe(false);
  });

  it('is rejected when there is none', async () => {
    expect(rejections(await importFrom('/nowhere/at/all'))).toEqual([
      'PACKAGE_MISSING /nowhere/at/all: there is no such folder or file',
    ]);
  });
});
