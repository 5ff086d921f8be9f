import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

import { clonePaths, cloneRoot } from './paths.mjs';
import { createProgress } from './progress.mjs';
import { loadSecrets } from './secrets.mjs';
import { createSlots } from './slots.mjs';
import { createStateStore, makePrivateFolder } from './state.mjs';

/**
 * What every step of the launcher is given.
 *
 * @typedef {object} Context
 * @property {import('./paths.mjs').ClonePaths} paths
 * @property {NodeJS.ProcessEnv} env
 * @property {import('./progress.mjs').Progress} progress
 * @property {import('./state.mjs').StateStore} state
 * @property {import('./secrets.mjs').Secrets} secrets
 * @property {import('./slots.mjs').Slots} builds  image builds at once: as many as there are cores
 */

/**
 * @param {{env: NodeJS.ProcessEnv, write: (line: string) => void, root?: string}} options
 * @returns {Context}
 */
export function createContext({ env, write, root = cloneRoot() }) {
  const paths = clonePaths(root, env);
  makePrivateFolder(paths.hone);
  mkdirSync(paths.logs, { recursive: true });
  mkdirSync(paths.cache, { recursive: true });
  return {
    paths,
    env,
    progress: createProgress({ write, now: () => performance.now() }),
    state: createStateStore(paths.state),
    secrets: loadSecrets(paths.secrets),
    builds: createSlots(Math.max(2, availableParallelism())),
  };
}
