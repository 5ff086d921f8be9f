import { spawnSync } from 'node:child_process';

import { composeMissing } from '../terminal/failures.mjs';
import { installPackages } from '../machine/packages.mjs';
import { describeMachine, findProgram } from '../machine/processes.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */

/**
 * Ensures that Compose is installed: the plugin of a current Docker, or the older standalone program of
 * Debian.
 *
 * @param {Context} context
 * @returns {Promise<string>} how it is called
 */
export async function ensureCompose(context) {
  const { env } = context;
  const present = findCompose(env);
  if (present !== undefined) return present;
  const { root, debian } = describeMachine();
  if (!root || !debian) throw composeMissing(debian);
  await installPackages(['docker-compose'], 'Docker Compose is not installed', context);
  const installed = findCompose(env);
  if (installed === undefined) throw composeMissing(debian);
  return installed;
}

/** @param {NodeJS.ProcessEnv} env */
function findCompose(env) {
  const docker = findProgram('docker', env);
  if (docker !== undefined && spawnSync(docker, ['compose', 'version'], { env }).status === 0) {
    return 'docker compose';
  }
  return findProgram('docker-compose', env) === undefined ? undefined : 'docker-compose';
}
