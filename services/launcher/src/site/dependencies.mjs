import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { commandFailed } from '../terminal/failures.mjs';
import { runLogged } from '../machine/processes.mjs';
import { findAt } from '../values/shapes.mjs';
import { readIfThere } from '../clone/state.mjs';

/**
 * Installs the packages of package-lock.json unless node_modules already has them.
 *
 * @param {import('../clone/context.mjs').Context} context
 */
export async function ensureDependencies({ paths, env, progress, signal }) {
  const wanted = readIfThere(join(paths.root, 'package-lock.json')) ?? '{}';
  const installed = readIfThere(join(paths.root, 'node_modules', '.package-lock.json'));
  if (installed !== undefined && holdsAll(JSON.parse(wanted), JSON.parse(installed))) return;
  const logFile = join(paths.logs, 'npm.log');
  const why = installed === undefined ? 'node_modules is missing' : 'package-lock.json has changed';
  await progress.step('packages', `npm ci, because ${why}`, async () => {
    const { ok, tail } = await runLogged(...npm('ci', '--no-audit', '--no-fund'), {
      logFile,
      cwd: paths.root,
      env,
      signal,
    });
    if (!ok) throw commandFailed('npm ci', logFile, tail);
  });
}

/**
 * Whether every package of the lock file is installed in the same version. Uses npm's own list of installed
 * packages, which omits packages for other systems.
 *
 * @param {unknown} wanted  package-lock.json
 * @param {unknown} installed  node_modules/.package-lock.json
 */
export function holdsAll(wanted, installed) {
  const packages = Object.entries(Object(findAt(wanted, ['packages'])));
  return packages
    .filter(([path, entry]) => path.includes('node_modules/') && findAt(entry, ['optional']) !== true)
    .every(([path, entry]) => {
      const present = findAt(installed, ['packages', path]);
      return present !== undefined && findAt(present, ['version']) === findAt(entry, ['version']);
    });
}

/**
 * The npm of the running Node: the one in PATH may belong to another.
 *
 * @param {...string} args
 * @returns {[string, string[]]}
 */
export function npm(...args) {
  const beside = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return existsSync(beside) ? [process.execPath, [beside, ...args]] : ['npm', args];
}
