import { readdirSync } from 'node:fs';
import { basename, sep } from 'node:path';

import { waitFor } from './processes.mjs';
import { readIfThere } from './state.mjs';

/** What ends by itself once its engine is gone has done so by then. */
const GRACE_MS = 10_000;

/**
 * @param {string} engineRun
 * @returns {number[]} the containerd of an engine that had its sockets in that folder, and the shims of its containers
 */
export function processesOf(engineRun) {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      if (!Number.isInteger(pid)) return false;
      const [program = '', ...args] = (readIfThere(`/proc/${pid}/cmdline`) ?? '').split('\0');
      return (
        basename(program).startsWith('containerd') && args.some((arg) => arg.startsWith(engineRun + sep))
      );
    });
}

/**
 * Ends what an engine that is gone left running. One that ended in good order takes its containerd along, and shims end
 * a little later than what they held; one that was killed leaves both.
 *
 * @param {string} engineRun
 * @param {number} [graceMs]  how long they may take to end by themselves
 */
export async function endProcessesOf(engineRun, graceMs = GRACE_MS) {
  await waitFor(() => processesOf(engineRun).length === 0, graceMs);
  for (const pid of processesOf(engineRun)) endNow(pid);
}

/** @param {number} pid */
function endNow(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
