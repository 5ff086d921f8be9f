import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { hashText } from '../values/hashing.mjs';

/**
 * Where everything of one clone lives.
 *
 * @typedef {object} ClonePaths
 * @property {string} root  the clone
 * @property {string} id  8 hexadecimal digits of its path; part of every name outside the clone
 * @property {string} hone  `.hone/`, ignored by git, mode 0711: `shared/` is for services that run as nobody.
 *   HONE_FOLDER names another one: infrastructure noted there is apart from the clone's
 * @property {string} state
 * @property {string} shared  folder with the part of the state that services may read: no addresses, no secrets
 * @property {string} secrets
 * @property {string} composeEnv  settings of docker-compose.yml, secrets among them
 * @property {string} lock
 * @property {string} logs
 * @property {string} cache  generated files that may be deleted at any time
 * @property {string} engineData  image and container store of an engine of our own
 * @property {string} engineRun  its sockets; short, because a socket's path may have 107 bytes only
 */

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {ClonePaths}
 */
export function clonePaths(root, env) {
  const hone = env['HONE_FOLDER'] || join(root, '.hone');
  const id = hashText(env['HONE_FOLDER'] || root, 8);
  return {
    root,
    id,
    hone,
    state: join(hone, 'state.json'),
    shared: join(hone, 'shared'),
    secrets: join(hone, 'secrets.json'),
    composeEnv: join(hone, 'compose.env'),
    lock: join(hone, 'launcher.lock'),
    logs: join(hone, 'logs'),
    cache: join(hone, 'cache'),
    engineData: env['HONE_ENGINE_DIR'] ?? `/var/lib/hone-${id}`,
    engineRun: `/run/hone-${id}`,
  };
}

/** @returns {string} the clone that this file belongs to, symbolic links resolved */
export function cloneRoot() {
  return realpathSync(join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..'));
}
