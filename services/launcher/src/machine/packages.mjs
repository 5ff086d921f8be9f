import { join } from 'node:path';

import { packagesFailed } from '../terminal/failures.mjs';
import { runLogged } from './processes.mjs';

/**
 * Installs Debian packages, after logging which and why. Never prompts.
 *
 * @param {string[]} packages
 * @param {string} why
 * @param {import('../clone/context.mjs').Context} context
 */
export async function installPackages(packages, why, { paths, env, progress, signal }) {
  const logFile = join(paths.logs, 'apt.log');
  const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {string[]} */ ...args) =>
    runLogged('apt-get', ['-o', 'DPkg::Lock::Timeout=180', ...args], { logFile, env: quiet, signal });
  await progress.step(
    'packages',
    `installing ${packages.join(', ')} with apt-get, because ${why}`,
    async () => {
      // A broken third-party source makes the whole update fail; only the install matters.
      await apt('update');
      const { ok, tail } = await apt('install', '-y', '--no-install-recommends', ...packages);
      if (!ok) throw packagesFailed(packages, logFile, tail);
    },
  );
}
