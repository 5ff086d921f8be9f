import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { findPathProblem } from '@hone/contracts';
import { AppError } from '@hone/kit';
import { z } from 'zod';
import { validate } from '../../http/validate.js';

/** Limits of an archive, packed and unpacked. */
export const MAX_ARCHIVE_BYTES = 32 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
const MAX_FILES = 2000;

/** A challenge archive is a gzip of this, in JSON. */
const archiveSchema = z.strictObject({
  v: z.literal(1),
  files: z.array(z.strictObject({ path: z.string().max(300), content: z.base64() })).max(MAX_FILES),
});

export type PackageFiles = ReadonlyMap<string, Uint8Array>;

const unzip = promisify(gunzip);

const byPath = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** SHA-256 over `path NUL length NUL content` of each file, sorted by path (code units). */
export function digestOf(files: PackageFiles): string {
  const hash = createHash('sha256');
  for (const [path, content] of [...files].sort(byPath)) {
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return `sha256:${hash.digest('hex')}`;
}

/** Unpacks an archive within bounds; throws `CHALLENGE_INVALID` or `REQUEST_INVALID` for what is not one. */
export async function readArchive(archive: Uint8Array): Promise<PackageFiles> {
  const { files } = validate(archiveSchema, await parseArchive(archive));
  const unpacked = new Map<string, Uint8Array>();
  for (const { path, content } of files) {
    const wrong = unpacked.has(path) ? 'the path occurs twice' : findPathProblem(path);
    if (wrong !== undefined) throw new AppError('CHALLENGE_INVALID', { errors: [{ path, message: wrong }] });
    unpacked.set(path, Buffer.from(content, 'base64'));
  }
  return unpacked;
}

async function parseArchive(archive: Uint8Array): Promise<unknown> {
  try {
    const json = await unzip(archive, { maxOutputLength: MAX_UNPACKED_BYTES });
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch (cause) {
    const message = `not a gzip of JSON within ${MAX_UNPACKED_BYTES} bytes`;
    throw new AppError('CHALLENGE_INVALID', { errors: [{ path: '', message }], cause });
  }
}
