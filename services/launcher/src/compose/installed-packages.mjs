import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { readIfThere } from '../clone/state.mjs';
import { runLogged } from '../machine/processes.mjs';
import { npm } from '../site/dependencies.mjs';
import { commandFailed } from '../terminal/failures.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */

/** npm's name for the engine's architecture. */
const ARCHITECTURES = new Map([
  ['x86_64', 'x64'],
  ['aarch64', 'arm64'],
]);

/**
 * @param {string} architecture  as the engine calls it
 * @returns {string} as npm calls it
 */
export const cpuOf = (architecture) => ARCHITECTURES.get(architecture) ?? architecture;

/**
 * @typedef {object} PackagesOrder
 * @property {string} name  of the folder in the cache
 * @property {string} from  the folder with `files`
 * @property {string[]} files  `package.json`, the lock file, and what else npm reads
 * @property {string} cpu  npm's name for the architecture that the packages are for
 * @property {string[]} [flags]  further npm flags
 * @property {string} key  what decides which packages these are
 */

/**
 * Installs packages in a separate folder, for the architecture of an image, unless they are already there. Runs none
 * of their scripts.
 *
 * @param {Context} context
 * @param {PackagesOrder} order
 * @returns {Promise<string>} the folder
 */
export async function ensureInstalled({ paths, env, progress, signal }, order) {
  const { name, from, files, cpu, flags = [], key } = order;
  const folder = join(paths.cache, name);
  const done = join(folder, 'installed');
  if (readIfThere(done) === key) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of files) cpSync(join(from, file), join(folder, file), { recursive: true });
  const logFile = join(paths.logs, `npm-${name}.log`);
  const system = ['--os=linux', `--cpu=${cpu}`, '--libc=glibc'];
  const quiet = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  await progress.step('packages', `npm ci for the image of the services (${name})`, async () => {
    const [command, args] = npm('ci', ...quiet, ...system, ...flags);
    const { ok, tail } = await runLogged(command, args, { logFile, cwd: folder, env, signal });
    if (!ok) throw commandFailed('npm ci', logFile, tail);
  });
  writeFileSync(done, key);
  return folder;
}
