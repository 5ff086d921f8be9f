import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** Services whose programs grade a submission, and those that carry its data there and back. */
export const GRADING_SERVICES = ['contracts', 'grading', 'kinds', 'kit', 'sandbox'] as const;
export const CARRYING_SERVICES = ['api', 'realtime', 'worker'] as const;

const PROGRAM = /(?<!\.test|\.fixture)\.js$/;

/**
 * Digest of the built programs of some services of a clone and of the packages that they use. Excludes tests, type
 * declarations and documentation. With a kind, of `kinds` it includes only what grades that kind: how another
 * kind judges makes no difference. Throws when a service is not built.
 */
export function digestOfPrograms(root: string, services: readonly string[], kind?: string): string {
  const kinds = join(root, 'services', 'kinds', 'dist');
  return digestOfFiles([
    join(root, 'package-lock.json'),
    ...services.flatMap((service) => {
      const dist = join(root, 'services', service, 'dist');
      const programs = listFiles(dist, PROGRAM);
      return dist === kinds && kind !== undefined ? programsOfKind(dist, programs, kind) : programs;
    }),
  ]);
}

/** The same for each requested kind, read once. */
export function digestsOfPrograms(root: string, services: readonly string[]): (kind?: string) => string {
  const known = new Map<string | undefined, string>();
  return (kind) => {
    const digest = known.get(kind) ?? digestOfPrograms(root, services, kind);
    known.set(kind, digest);
    return digest;
  };
}

/** The only program that imports every kind, to find one by its name. */
const REGISTRY = 'registry.js';
const IMPORTED = /(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"]+)['"]/g;

/** Programs outside of folders, and in folders that these or the kind's import; all for a kind without a folder. */
function programsOfKind(dist: string, programs: readonly string[], kind: string): readonly string[] {
  const folderOf = (path: string): string => relative(dist, path).split(sep).slice(0, -1)[0] ?? '';
  if (!programs.some((path) => folderOf(path) === kind)) return programs;
  const folders = new Set(['', kind]);
  // The loop also visits folders added during it.
  for (const folder of folders)
    for (const path of programs)
      if (folderOf(path) === folder && relative(dist, path) !== REGISTRY)
        for (const [, imported = ''] of readFileSync(path, 'utf8').matchAll(IMPORTED))
          folders.add(folderOf(join(dirname(path), imported)));
  return programs.filter((path) => folders.has(folderOf(path)));
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

/** One key for everything that a result depends on; the order of the names does not matter. */
export function settledKey(parts: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(parts).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
