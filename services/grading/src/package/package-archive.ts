import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';

/** A challenge archive is a gzip of `{v:1, files:[{path, content: base64}]}`, sorted by path. */
const archiveSchema = z.strictObject({
  v: z.literal(1),
  files: z.array(z.strictObject({ path: z.string().min(1).max(300), content: z.base64() })).max(2000),
});

const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

const byPath = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** Digest of a package: SHA-256 over `path NUL length NUL content` of each file, sorted by path (code units). */
export function digestOf(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash('sha256');
  for (const [path, content] of [...files].sort(byPath)) {
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return `sha256:${hash.digest('hex')}`;
}

/** Packs files into the archive format; the same files always give the same digest. */
export function packArchive(files: ReadonlyMap<string, Uint8Array>): { digest: string; archive: Uint8Array } {
  const sorted = [...files].sort(byPath);
  const body = {
    v: 1,
    files: sorted.map(([path, content]) => ({ path, content: Buffer.from(content).toString('base64') })),
  };
  return { digest: digestOf(files), archive: gzipSync(JSON.stringify(body)) };
}

/** Unpacks an archive, bounded in size. Throws on anything that `packArchive` would not have written. */
export function unpackArchive(archive: Uint8Array): Map<string, Uint8Array> {
  const json: unknown = JSON.parse(
    gunzipSync(archive, { maxOutputLength: MAX_UNPACKED_BYTES }).toString('utf8'),
  );
  const { files } = archiveSchema.parse(json);
  return new Map(files.map((file) => [file.path, Buffer.from(file.content, 'base64')]));
}
