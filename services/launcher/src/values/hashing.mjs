import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';

/** Files for people: changing one triggers no build. */
const NOT_BUILT = 'README.md';
const NOT_SOURCE = new Set(['node_modules', 'dist', 'build', 'coverage', '.git', '.cache', '.hone']);

/**
 * @param {string | Buffer} content
 * @param {number} [length]  hexadecimal digits
 */
export function hashText(content, length = 12) {
  return createHash('sha256').update(content).digest('hex').slice(0, length);
}

/**
 * All files below a folder, sorted by path, without generated folders. Paths use `/` so that a hash is the
 * same on every machine.
 *
 * @param {string} root
 * @returns {{path: string, absolute: string, mode: number, kind: 'file' | 'link'}[]}
 */
export function listFiles(root) {
  /** @type {{path: string, absolute: string, mode: number, kind: 'file' | 'link'}[]} */
  const found = [];
  /** @param {string} folder */
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const absolute = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!NOT_SOURCE.has(entry.name)) walk(absolute);
      } else if (entry.isFile() || entry.isSymbolicLink()) {
        const path = relative(root, absolute).split(sep).join('/');
        found.push({ path, absolute, mode: fileMode(absolute), kind: entry.isFile() ? 'file' : 'link' });
      }
    }
  };
  walk(root);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Only the executable bit counts: the rest depends on the umask at the clone. @param {string} path */
function fileMode(path) {
  return (lstatSync(path).mode & 0o100) === 0 ? 0o644 : 0o755;
}

/**
 * A digest of everything that decides what a folder builds: paths, executable bits and contents, without
 * README files, plus other inputs such as the base image's id.
 *
 * @param {string[]} roots  folders, or single files
 * @param {string[]} [extra]
 * @returns {string} 12 hexadecimal digits
 */
export function hashFolders(roots, extra = []) {
  const hash = createHash('sha256');
  for (const root of roots) {
    if (lstatSync(root).isFile()) {
      hash.update(`${readFileSync(root).toString('base64')}\0`);
      continue;
    }
    for (const file of listFiles(root)) {
      if (basename(file.path) === NOT_BUILT) continue;
      const content = file.kind === 'link' ? readlinkSync(file.absolute) : readFileSync(file.absolute);
      hash.update(`${file.path}\0${file.mode}\0${content.length}\0`).update(content);
    }
  }
  for (const input of extra) hash.update(`\0${input}`);
  return hash.digest('hex').slice(0, 12);
}
