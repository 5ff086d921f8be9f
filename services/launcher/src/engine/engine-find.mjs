import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { createEngineClient } from './engine-client.mjs';
import { LauncherFailure, messageOf } from '../terminal/failure.mjs';
import { OLDEST_ENGINE, enginePermission, engineSilent, engineTooOld } from '../terminal/failures.mjs';
import { textAt } from '../values/shapes.mjs';
import { isAtLeast } from '../values/versions.mjs';

/** @typedef {import('./engine-client.mjs').EngineClient} EngineClient */

/**
 * @typedef {object} FoundEngine
 * @property {EngineClient} client
 * @property {string} host
 * @property {string} version
 * @property {boolean} own  started by this clone's launcher
 */

const PROBE_MS = 5_000;

/**
 * Finds the engine to use, in the documented order: `DOCKER_HOST`; this clone's own engine, if it responds;
 * an engine that is already running.
 *
 * @param {object} options
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string | undefined} options.noted  the host in the state file
 * @param {string} options.ownHost  where this clone's own engine listens, if it runs
 * @param {string[]} [options.sockets]  usual places of an engine's socket
 * @returns {Promise<FoundEngine | undefined>} undefined when none answers
 * @throws {LauncherFailure} when the named engine is silent, too old or out of bounds
 */
export async function findEngine({ env, noted, ownHost, sockets = usualSockets(env) }) {
  const named = env['DOCKER_HOST'];
  if (named) {
    return probe(named, env, ownHost).catch((error) => {
      if (error instanceof LauncherFailure) throw error;
      throw isAccessDenied(error) ? enginePermission(named) : engineSilent(named, messageOf(error));
    });
  }
  let failure;
  for (const host of new Set([
    ownHost,
    ...(noted ? [noted] : []),
    ...sockets.map((path) => `unix://${path}`),
  ])) {
    const path = host.startsWith('unix://') ? host.slice('unix://'.length) : undefined;
    if (path !== undefined && statSync(path, { throwIfNoEntry: false }) === undefined) continue;
    try {
      return await probe(host, env, ownHost);
    } catch (error) {
      if (error instanceof LauncherFailure) failure ??= error;
      else if (isAccessDenied(error)) failure ??= enginePermission(path ?? host);
    }
  }
  if (failure !== undefined) throw failure;
  return undefined;
}

/**
 * @param {string} host
 * @param {NodeJS.ProcessEnv} env
 * @param {string} ownHost
 * @returns {Promise<FoundEngine>}
 */
export async function probe(host, env, ownHost) {
  const client = createEngineClient(host, env);
  const answer = await client.call('GET', '/version', { signal: AbortSignal.timeout(PROBE_MS) });
  const version = textAt(answer, 'Version');
  if (!isAtLeast(version, OLDEST_ENGINE)) throw engineTooOld(host, version);
  return { client, host, version, own: host === ownHost };
}

/** @param {unknown} error */
function isAccessDenied(error) {
  return ['EACCES', 'EPERM'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '');
}

/** @param {NodeJS.ProcessEnv} env */
function usualSockets(env) {
  const rootless = env['XDG_RUNTIME_DIR'] ? [join(env['XDG_RUNTIME_DIR'], 'docker.sock')] : [];
  return ['/var/run/docker.sock', ...rootless, join(homedir(), '.docker', 'run', 'docker.sock')];
}
