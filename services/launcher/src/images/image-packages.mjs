import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { walk } from './production-files.mjs';
import { findAt, textAt } from '../values/shapes.mjs';

/** @typedef {import('./tar.mjs').TarEntry} TarEntry */

/** Files of a package that Node reads, besides its license. */
const RUN = /\.(c?js|mjs|json)$/;
const LICENSE = /^licen[cs]e(\.\w+)?$/i;

/**
 * Packages with all that they need, from the lock file.
 *
 * @param {string} root  the clone
 * @param {string[]} names
 * @returns {string[]} paths below `node_modules`, in order: `pg`, `a/node_modules/b`
 */
export function withDependencies(root, names) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const locked = findAt(lock, ['packages']);
  const known = typeof locked === 'object' && locked !== null ? new Map(Object.entries(locked)) : new Map();
  /** @type {Set<string>} */
  const found = new Set();
  const pending = names.map((name) => ({ name, from: '' }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const path = placeOf(known, next.name, next.from);
    if (found.has(path)) continue;
    found.add(path);
    const needs = findAt(known.get(`node_modules/${path}`), ['dependencies']);
    pending.push(...Object.keys(needs ?? {}).map((name) => ({ name, from: path })));
  }
  return [...found].sort();
}

/**
 * Where Node finds a package that another one needs: the nearest folder upwards.
 *
 * @param {Map<string, unknown>} known  locked packages by path
 * @param {string} name
 * @param {string} from  path of the package that needs it
 */
function placeOf(known, name, from) {
  for (
    let folder = from;
    folder !== '';
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    const path = `${folder}/node_modules/${name}`;
    if (known.has(`node_modules/${path}`)) return path;
  }
  return name;
}

/**
 * Identifies the content of a package, whether it is installed or not.
 *
 * @param {string} root  the clone
 * @param {string} name
 * @returns {string} version and digest
 */
export function lockedVersion(root, name) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const place = `node_modules/${name}`;
  return [name, 'version', 'integrity']
    .map((key) => (key === name ? name : textAt(lock, 'packages', place, key)))
    .join(' ');
}

/**
 * An installed package, for an image's build context.
 *
 * @param {string} root  the clone
 * @param {string} name
 * @returns {TarEntry[]}
 */
export function packageFiles(root, name) {
  const files = runnableFiles(join(root, 'node_modules', name), `packages/${name}`);
  if (files.length === 0) throw new Error(`package ${name} is not installed; run npm ci`);
  return files;
}

/**
 * The files of installed packages that Node reads, with licenses.
 *
 * @param {string} folder
 * @param {string} under  where they go in the image's context
 * @returns {TarEntry[]}
 */
export function runnableFiles(folder, under) {
  const everything = [...walk(folder, under, (path) => !/(^|\/)\.bin$/.test(path))];
  return everything.filter(({ path }) => {
    const last = path.slice(path.lastIndexOf('/') + 1);
    return !last.includes('.') || RUN.test(last) || LICENSE.test(last);
  });
}
