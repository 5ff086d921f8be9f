import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {import('./tar.mjs').TarEntry} TarEntry */

/** Read by people and compilers, never by a running service. */
const NOT_RUN = /\.(map|md|markdown|d\.[cm]?ts|tsbuildinfo)$/;
/** Builds of the tracing packages that are only for bundlers. */
const FOR_BUNDLERS = /^@opentelemetry\/[^/]+\/build\/(esm|esnext)$/;
/** A peer dependency that only the compiler of a validator's authors needs. */
const TYPES_ONLY = new Set(['typescript', '@types', '.bin', '.package-lock.json']);
/** Files of a package besides its tests. */
const NOT_SHIPPED = new Set(['src', 'scripts', 'templates', 'node_modules', 'tsconfig.json']);
const TESTS = /\.test\.[cm]?js(\.map)?$/;

/**
 * Installed packages, as an image needs them.
 *
 * @param {string} modules  a `node_modules` folder
 * @param {string} under  where they go in the image's context
 * @returns {TarEntry[]}
 */
export function listPackages(modules, under) {
  return [
    ...walk(modules, under, (path) => {
      return !TYPES_ONLY.has(path) && !FOR_BUNDLERS.test(path) && !NOT_RUN.test(path);
    }),
  ];
}

/**
 * The runtime part of a package: its compiled program with source maps and data files, without sources and
 * tests.
 *
 * @param {string} folder  of the package
 * @param {string} under
 * @returns {TarEntry[]}
 */
export function listPackageFiles(folder, under) {
  return [
    ...walk(folder, under, (path) => {
      return !NOT_SHIPPED.has(path) && !TESTS.test(path) && !/\.(d\.ts|tsbuildinfo|md)$/.test(path);
    }),
  ];
}

/**
 * @param {string} folder  need not exist
 * @param {string} under
 * @param {(path: string) => boolean} accepts  asked for folders too, with the path below `folder`
 * @param {string} [below]
 * @returns {Generator<TarEntry>}
 */
export function* walk(folder, under, accepts, below = '') {
  if (!existsSync(join(folder, below))) return;
  const entries = readdirSync(join(folder, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    const absolute = join(folder, path);
    if (!accepts(path)) continue;
    if (entry.isDirectory()) yield* walk(folder, under, accepts, path);
    else if (entry.isSymbolicLink()) yield { path: `${under}/${path}`, link: readlinkSync(absolute) };
    else if (entry.isFile()) {
      const mode = (lstatSync(absolute).mode & 0o100) === 0 ? 0o644 : 0o755;
      yield { path: `${under}/${path}`, content: readFileSync(absolute), mode };
    }
  }
}

/**
 * @param {TarEntry[]} entries
 * @returns {string} 12 hexadecimal digits
 */
export function hashEntries(entries) {
  const hash = createHash('sha256');
  for (const entry of entries) {
    hash.update(`${entry.path}\0`);
    if ('link' in entry) hash.update(entry.link);
    else hash.update(`${entry.mode ?? 0}\0${entry.content.length}\0`).update(entry.content);
  }
  return hash.digest('hex').slice(0, 12);
}
