import { chmodSync, mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { clonePaths, cloneRoot } from './paths.mjs';
import { createProgress } from '../terminal/progress.mjs';
import { loadSecrets } from './secrets.mjs';
import { createSlots } from './slots.mjs';
import { createStateStore } from './state.mjs';

/**
 * What every step of the launcher is given.
 *
 * @typedef {object} Context
 * @property {import('./paths.mjs').ClonePaths} paths
 * @property {NodeJS.ProcessEnv} env
 * @property {AbortSignal} signal  aborted by Ctrl-C
 * @property {import('../terminal/progress.mjs').Progress} progress
 * @property {import('./state.mjs').StateStore} state
 * @property {import('./secrets.mjs').Secrets} secrets
 * @property {import('./slots.mjs').Slots} builds  parallel image builds: one per core
 */

/**
 * Makes `.hone/` and what belongs into it, when it is not there yet.
 *
 * @param {{env: NodeJS.ProcessEnv, signal: AbortSignal, write: (line: string) => void, root?: string}} options
 * @returns {Context}
 */
export function createContext({ env, signal, write, root = cloneRoot() }) {
  const paths = clonePaths(root, env);
  makeFolder(paths.hone, 0o711);
  makeFolder(paths.logs, 0o700);
  makeFolder(paths.cache, 0o700);
  makeFolder(paths.shared, 0o755);
  return {
    paths,
    env,
    signal,
    progress: createProgress({ write, now: () => performance.now() }),
    state: createStateStore(paths.state, join(paths.shared, 'state.json')),
    secrets: loadSecrets(paths.secrets),
    builds: createSlots(Math.max(2, availableParallelism())),
  };
}

/** @param {string} folder @param {number} mode */
function makeFolder(folder, mode) {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, mode);
}
