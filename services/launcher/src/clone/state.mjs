import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

import { messageOf } from '../terminal/failure.mjs';
import { stateUnreadable } from '../terminal/failures.mjs';

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
 * @property {Record<string, number>} [ports]  redis, mongo, api-metrics, worker-metrics, worker-2-metrics: kept, so
 *   that URLs survive a restart
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
function parseState(text) {
  const value = JSON.parse(text);
  if (typeof value !== 'object' || value === null || value.v !== 1) {
    throw new TypeError('it is not a version 1 state file');
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
 * @param {string} sharedFile  gets the fields that services may read
 * @returns {StateStore}
 */
export function createStateStore(file, sharedFile) {
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
      writeWhole(file, next, 0o600);
      writeWhole(sharedFile, sharedPart(next), 0o644);
      return next;
    },
  };
}

/** A process that ends while its files are read has no stamp. */
const NOT_THERE = ['ENOENT', 'ESRCH'];

/**
 * @param {string} file
 * @returns {string | undefined}
 */
export function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (NOT_THERE.includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) return undefined;
    throw error;
  }
}

/**
 * The part of the state that services watch: images appear one by one.
 *
 * @param {LauncherState} state
 */
function sharedPart({ v, images = {}, runtimes = {} }) {
  return { v, images, runtimes };
}

/**
 * Writes a JSON file atomically: no reader sees half of it.
 *
 * @param {string} file
 * @param {unknown} value
 * @param {number} mode
 */
export function writeWhole(file, value, mode) {
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  // Set the mode explicitly, independent of the umask.
  chmodSync(fresh, mode);
  renameSync(fresh, file);
}
