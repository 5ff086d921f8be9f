import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzipSync } from 'node:zlib';
import { describeIssue, findPathProblem } from '@hone/contracts';
import { z } from 'zod';
import { AppError, type FieldError } from './app-error.js';

/** The files of a challenge package: content by path, relative to the challenge folder. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

/** Size limit of a packed archive. */
export const MAX_ARCHIVE_BYTES = 32 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
const MAX_FILES = 2000;

/** A challenge archive is a gzip of this, as JSON. */
const archiveSchema = z.strictObject({
  v: z.literal(1),
  files: z.array(z.strictObject({ path: z.string().min(1).max(300), content: z.base64() })).max(MAX_FILES),
});

const unzip = promisify(gunzip);

const byPath = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** Digest of a package: SHA-256 over `path NUL length NUL content` of each file, sorted by path (code units). */
export function digestOf(files: PackageFiles): string {
  const hash = createHash('sha256');
  for (const [path, content] of [...files].sort(byPath)) {
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return `sha256:${hash.digest('hex')}`;
}

/** Packs files into the archive format; the same files always give the same digest. */
export function packArchive(files: PackageFiles): { digest: string; archive: Uint8Array } {
  const sorted = [...files].sort(byPath);
  const body = {
    v: 1,
    files: sorted.map(([path, content]) => ({ path, content: Buffer.from(content).toString('base64') })),
  };
  return { digest: digestOf(files), archive: gzipSync(JSON.stringify(body)) };
}

/** Unpacks an archive, bounded in size. Throws `CHALLENGE_INVALID` with every problem. */
export async function unpackArchive(archive: Uint8Array): Promise<PackageFiles> {
  const parsed = archiveSchema.safeParse(await parseArchive(archive), { error: describeIssue });
  if (!parsed.success)
    throw invalid(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
  const files = new Map<string, Uint8Array>();
  const problems: FieldError[] = [];
  for (const { path, content } of parsed.data.files) {
    const problem = files.has(path) ? 'the path appears twice' : findPathProblem(path);
    if (problem !== undefined) problems.push({ path, message: problem });
    files.set(path, Buffer.from(content, 'base64'));
  }
  if (problems.length > 0) throw invalid(problems);
  return files;
}

async function parseArchive(archive: Uint8Array): Promise<unknown> {
  try {
    const json = await unzip(archive, { maxOutputLength: MAX_UNPACKED_BYTES });
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch (cause) {
    const message = `must be gzipped JSON of at most ${MAX_UNPACKED_BYTES} bytes`;
    throw invalid([{ path: '', message }], cause);
  }
}

function invalid(errors: readonly FieldError[], cause?: unknown): AppError {
  return new AppError('CHALLENGE_INVALID', { errors, cause });
}
