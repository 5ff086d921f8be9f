import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { walk } from '../images/production-files.mjs';
import { hashText } from '../values/hashing.mjs';
import { cpuOf, ensureInstalled } from './installed-packages.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */
/** @typedef {import('../images/tar.mjs').TarEntry} TarEntry */

const FILES = ['package.json', 'package-lock.json'];
/** Of 127 MB the program and its license; headers and manuals stay out. */
const SHIPPED = /^(bin(\/node)?|LICENSE)$/;

/**
 * The Node.js that the image's own `package.json` names, for the architecture of the engine. It comes from npm's registry,
 * pinned by digest, because Debian's line is older than what its authors support.
 *
 * @param {Context} context
 * @param {string} folder  of the image, with `package.json` and its lock file
 * @param {string} architecture  as the engine calls it
 * @returns {Promise<TarEntry[]>} `node/bin/node` and its license
 * @throws {Error} where there is no program for that architecture
 */
export async function nodeProgramFiles(context, folder, architecture) {
  const cpu = cpuOf(architecture);
  const texts = FILES.map((file) => readFileSync(join(folder, file), 'utf8'));
  const key = hashText([cpu, ...texts].join('\0'));
  const installed = await ensureInstalled(context, { name: 'node', from: folder, files: FILES, cpu, key });
  return programIn(installed, cpu);
}

/**
 * @param {string} installed
 * @param {string} cpu  as npm calls it
 * @returns {TarEntry[]}
 */
export function programIn(installed, cpu) {
  const place = join(installed, 'node_modules', `node-linux-${cpu}`);
  // npm silently skips optional packages for other machines.
  if (!existsSync(join(place, 'bin', 'node')))
    throw new Error(
      `no Node.js for ${cpu} in deploy/images/node-packages/package.json; add node-linux-${cpu} there`,
    );
  return [...walk(place, 'node', (path) => SHIPPED.test(path))].map((entry) =>
    entry.path === 'node/LICENSE' ? { ...entry, path: 'node/share/doc/node/LICENSE' } : entry,
  );
}
