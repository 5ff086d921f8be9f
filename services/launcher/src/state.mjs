import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { messageOf } from './failure.mjs';
import { stateUnreadable } from './failures.mjs';

/**
 * A process, named so that a recycled pid is not mistaken for it.
 *
 * @typedef {{pid: number, stamp: string}} ProcessMark
 */

/**
 * @typedef {object} RuntimeState
 * @property {'building' | 'built' | 'failed'} status
 * @property {string} [tag]
 * @property {string} [reason]
 */

/**
 * What the launcher knows between two runs: `.hone/state.json`, mode 0600. Worker, CLI and tests read it;
 * only the launcher writes it. Every field except `v` may be absent.
 *
 * @typedef {object} LauncherState
 * @property {1} v
 * @property {string} [dockerHost]  the engine in use, as DOCKER_HOST wants it
 * @property {{own: boolean, version: string, process?: ProcessMark}} [engine]
 * @property {Record<string, string>} [images]  runtime id → tag; only images that exist
 * @property {Record<string, RuntimeState>} [runtimes]
 * @property {string} [baseImage]  image id that all images were built on
 * @property {string} [redisUrl]  full rights, for tests and administration
 * @property {string} [mongoUrl]
 * @property {Record<string, number>} [ports]  redis, mongo: kept, so that URLs survive a restart
 * @property {number} [port]  of the site
 * @property {boolean} [held]  `infra` asked that the infrastructure outlive every `npm start`
 * @property {string} [buildHash]
 * @property {Record<string, ProcessMark>} [pids]  launcher, api, worker
 */

/**
 * @param {string} text
 * @returns {LauncherState}
 * @throws {SyntaxError | TypeError} when the text is not a state of version 1
 */
export function parseState(text) {
  const value = JSON.parse(text);
  if (typeof value !== 'object' || value === null || value.v !== 1) {
    throw new TypeError('it is not a state file of version 1');
  }
  return value;
}

/**
 * @typedef {object} StateStore
 * @property {() => LauncherState} read
 * @property {(change: Partial<LauncherState>) => LauncherState} update  merges top-level fields; undefined removes
 */

/**
 * Reads before each write, and writes by renaming, so that two launchers of one clone never lose each
 * other's fields for longer than one update and no reader sees half a file.
 *
 * @param {string} file
 * @returns {StateStore}
 */
export function createStateStore(file) {
  const read = () => {
    const text = readIfThere(file);
    if (text === undefined) return /** @type {LauncherState} */ ({ v: 1 });
    try {
      return parseState(text);
    } catch (error) {
      throw stateUnreadable(file, messageOf(error));
    }
  };
  return {
    read,
    update(change) {
      const next = { ...read(), ...change };
      writePrivate(file, `${JSON.stringify(next, null, 2)}\n`);
      return next;
    },
  };
}

/**
 * @param {string} file
 * @returns {string | undefined}
 */
export function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Writes a file that only its owner may read, atomically.
 *
 * @param {string} file
 * @param {string} text
 */
export function writePrivate(file, text) {
  makePrivateFolder(dirname(file));
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, text, { mode: 0o600 });
  renameSync(fresh, file);
}

/** @param {string} folder */
export function makePrivateFolder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}
