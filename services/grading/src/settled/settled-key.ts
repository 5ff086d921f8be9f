import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Services whose programs grade a submission, and those that carry it there and back. */
export const GRADING_SERVICES = ['contracts', 'grading', 'kinds', 'kit', 'sandbox'] as const;
export const CARRYING_SERVICES = ['api', 'realtime', 'worker'] as const;

const PROGRAM = /(?<!\.test|\.fixture)\.js$/;

/**
 * Digest of the built programs of some services of a clone and of the packages that they use. Tests and comments on types
 * are no part of it, documentation neither. Throws when a service is not built.
 */
export function digestOfPrograms(root: string, services: readonly string[]): string {
  return digestOfFiles([
    join(root, 'package-lock.json'),
    ...services.flatMap((service) => listFiles(join(root, 'services', service, 'dist'), PROGRAM)),
  ]);
}

/** Digest of the contents of files, in their order. */
export function digestOfFiles(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Paths of the files below a folder whose names match, in order. */
export function listFiles(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => pattern.test(path))
    .sort()
    .map((path) => join(folder, path));
}

/** One key for all that decides how something comes out; the order of the names does not matter. */
export function settledKey(parts: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(parts).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
