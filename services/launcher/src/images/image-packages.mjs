import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { walk } from './production-files.mjs';
import { textAt } from '../values/shapes.mjs';

/** @typedef {import('./tar.mjs').TarEntry} TarEntry */

/** Files of a package that Node reads, besides its license. */
const RUN = /\.(c?js|mjs|json)$/;
const LICENSE = /^licen[cs]e(\.\w+)?$/i;

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
 * Of installed packages what Node reads, with licenses.
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
