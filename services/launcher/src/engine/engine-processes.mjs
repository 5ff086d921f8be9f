import { readdirSync } from 'node:fs';
import { basename, sep } from 'node:path';

import { isRunning, markOf, statOf, waitFor } from '../machine/processes.mjs';
import { readIfThere } from '../clone/state.mjs';

/** @typedef {import('../clone/state.mjs').ProcessMark} ProcessMark */

/** Processes that exit by themselves after their engine stopped or restarted have done so after this time. */
const GRACE_MS = 10_000;

/**
 * @param {string} engineRun
 * @returns {ProcessMark[]} the shims of containers of an engine that has its sockets in that folder
 */
export const shimsOf = (engineRun) => processesOf(engineRun, 'containerd-shim');

/**
 * @param {string} engineRun
 * @param {string} [name]  prefix of their programs' names
 * @returns {ProcessMark[]} the containerd of an engine that has its sockets in that folder, and the shims of its containers
 */
export function processesOf(engineRun, name = 'containerd') {
  return processIds().flatMap((pid) => {
    const [program = '', ...args] = (readIfThere(`/proc/${pid}/cmdline`) ?? '').split('\0');
    if (!basename(program).startsWith(name)) return [];
    if (!args.some((arg) => arg.startsWith(engineRun + sep))) return [];
    return markOf(pid) ?? [];
  });
}

/**
 * Ends processes that a former engine left running, and their containers. An engine that stopped cleanly ends its
 * containerd, and shims exit shortly after their containers; a killed one leaves shims that no later engine knows,
 * because it was about to start or to remove their containers.
 *
 * @param {ProcessMark[]} left
 * @param {number} [graceMs]  how long they may take to end by themselves
 */
export async function endLeft(left, graceMs = GRACE_MS) {
  await waitFor(() => !left.some(isRunning), graceMs);
  for (const mark of left.filter(isRunning)) {
    // Processes in a container would outlive its shim.
    for (const child of childrenOf(mark.pid)) endNow(child);
    if (isRunning(mark)) endNow(mark.pid);
  }
}

const processIds = () =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid));

/** @param {number} parent */
const childrenOf = (parent) => processIds().filter((pid) => statOf(pid)?.parent === parent);

/** @param {number} pid */
function endNow(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has exited by itself.
  }
}
