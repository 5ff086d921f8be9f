import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { digestOf, packArchive, unpackArchive, type PackageFiles } from './package-archive.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const FILES: PackageFiles = new Map([
  ['statement.md', bytes('# Task')],
  ['challenge.yml', bytes('format: hone/1')],
]);
const archiveOf = (body: unknown): Uint8Array => gzipSync(JSON.stringify(body));
const problemsOf = (errors: unknown): unknown =>
  expect.objectContaining({ code: 'CHALLENGE_INVALID', errors });

describe('a challenge archive', () => {
  it('unpacks to the files that were packed', async () => {
    const { archive, digest } = packArchive(FILES);
    const unpacked = await unpackArchive(archive);
    expect([...unpacked].map(([path, content]) => [path, Buffer.from(content).toString()])).toEqual([
      ['challenge.yml', 'format: hone/1'],
      ['statement.md', '# Task'],
    ]);
    expect(digestOf(unpacked)).toBe(digest);
  });

  it('has a digest that depends on every byte, not on the order of the files', () => {
    const { digest } = packArchive(FILES);
    expect(packArchive(new Map([...FILES].reverse())).digest).toBe(digest);
    expect(packArchive(new Map([...FILES, ['statement.md', bytes('# task')]])).digest).not.toBe(digest);
  });

  it('is rejected when it is not gzipped JSON, or too large unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024, 0x20));
    for (const archive of [bytes('hello'), gzipSync('not json'), bomb])
      await expect(unpackArchive(archive)).rejects.toEqual(
        problemsOf([{ path: '', message: 'must be gzipped JSON of at most 67108864 bytes' }]),
      );
  });

  it('is rejected with the field when its form is wrong', async () => {
    const noContent = archiveOf({ v: 1, files: [{ path: 'a', content: '!' }] });
    await expect(unpackArchive(noContent)).rejects.toEqual(
      problemsOf([expect.objectContaining({ path: 'files.0.content' })]),
    );
    await expect(unpackArchive(archiveOf({ v: 2, files: [] }))).rejects.toEqual(
      problemsOf([expect.objectContaining({ path: 'v' })]),
    );
  });

  it('is rejected with every bad path', async () => {
    const paths = ['../a', 'b', 'b'].map((path) => ({ path, content: '' }));
    await expect(unpackArchive(archiveOf({ v: 1, files: paths }))).rejects.toEqual(
      problemsOf([
        { path: '../a', message: 'the path must not contain . or ..' },
        { path: 'b', message: 'the path appears twice' },
      ]),
    );
  });
});
