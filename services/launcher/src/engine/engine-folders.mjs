import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

import { findProgram } from '../machine/processes.mjs';
import { readIfThere } from '../clone/state.mjs';

/** Another process may still be deleting there. */
const RETRIES = { maxRetries: 10, retryDelay: 200 };

/**
 * Deletes all folders of the engine that Hone started, after it and its processes have ended. Unmounts what a
 * killed engine left first: deleting through a mount would delete the mounted files.
 *
 * @param {Pick<import('../clone/paths.mjs').ClonePaths, 'engineData' | 'engineRun'>} paths
 */
export function removeEngineFolders({ engineData, engineRun }) {
  const umount = findProgram('umount', process.env) ?? '/bin/umount';
  for (const folder of [engineData, engineRun]) {
    const mounts = mountsBelow(readIfThere('/proc/self/mountinfo') ?? '', folder);
    for (const mount of mounts) spawnSync(umount, [mount]);
    if (mountsBelow(readIfThere('/proc/self/mountinfo') ?? '', folder).length > 0) continue;
    rmSync(folder, { recursive: true, force: true, ...RETRIES });
  }
}

/**
 * @param {string} mountInfo  the text of /proc/self/mountinfo
 * @param {string} folder
 * @returns {string[]} mount points at and below the folder, in the order in which they can be undone
 */
export function mountsBelow(mountInfo, folder) {
  return mountInfo
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .filter((point) => point === folder || point.startsWith(`${folder}/`))
    .reverse();
}
