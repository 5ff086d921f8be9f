import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { sep } from 'node:path';

import { findProgram } from './processes.mjs';
import { readIfThere } from './state.mjs';

/** Another process may still be deleting there. */
const RETRIES = { maxRetries: 10, retryDelay: 200 };

/**
 * Deletes everything that an engine of our own left, which has ended. One that was killed leaves shims, which are
 * ended, and mounts, which are undone first: deleting through a mount would delete what is mounted.
 *
 * @param {Pick<import('./paths.mjs').ClonePaths, 'engineData' | 'engineRun'>} paths
 */
export function removeEngineFolders({ engineData, engineRun }) {
  for (const pid of shimsOf(engineRun)) endNow(pid);
  const umount = findProgram('umount', process.env) ?? '/bin/umount';
  for (const folder of [engineData, engineRun]) {
    const mounts = mountsBelow(readIfThere('/proc/self/mountinfo') ?? '', folder);
    for (const mount of mounts) spawnSync(umount, [mount]);
    if (mountsBelow(readIfThere('/proc/self/mountinfo') ?? '', folder).length > 0) continue;
    rmSync(folder, { recursive: true, force: true, ...RETRIES });
  }
}

/**
 * @param {string} engineRun
 * @returns {number[]} processes of containers whose engine had its sockets in that folder
 */
export function shimsOf(engineRun) {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      if (!Number.isInteger(pid)) return false;
      const [program = '', ...args] = (readIfThere(`/proc/${pid}/cmdline`) ?? '').split('\0');
      return program.includes('containerd-shim') && args.some((arg) => arg.startsWith(engineRun + sep));
    });
}

/** @param {number} pid */
function endNow(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
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
