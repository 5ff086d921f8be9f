import { cpus } from 'node:os';
import type { NodeProgram } from '../cluster/node-program.js';

/** CPU of all cores of the machine since it was started. */
interface MachineCpu {
  readonly idleMs: number;
  readonly totalMs: number;
}

interface Reading extends MachineCpu {
  /** Used by the boxes of the nodes. */
  readonly ownMs: number;
}

/** A machine that leaves less than this unused is busy. */
const LEAST_IDLE = 0.05;
/** Nodes that use more than this of a busy machine keep it busy themselves. */
const MOST_OWN = 0.5;

/** Whether others kept the nodes from working: the machine was never idle, and most of it was not theirs. */
export function isCrowded(before: Reading, after: Reading): boolean {
  const total = after.totalMs - before.totalMs;
  if (total <= 0) return false;
  const idle = (after.idleMs - before.idleMs) / total;
  const own = (after.ownMs - before.ownMs) / total;
  return idle < LEAST_IDLE && own < MOST_OWN;
}

/** Begins to watch; what it answers says whether the machine has been crowded since. */
export async function watchCrowding(
  programs: readonly NodeProgram[],
  machine: () => MachineCpu = readMachine,
): Promise<() => Promise<boolean>> {
  const read = async (): Promise<Reading> => {
    const used = await Promise.all(programs.map((program) => program.cpuMs()));
    return { ...machine(), ownMs: used.reduce((sum, each) => sum + each, 0) };
  };
  const before = await read();
  return async () => isCrowded(before, await read());
}

function readMachine(): MachineCpu {
  const times = cpus().map((core) => core.times);
  const idleMs = times.reduce((sum, { idle }) => sum + idle, 0);
  const totalMs = times.flatMap((each) => Object.values(each)).reduce((sum, each) => sum + each, 0);
  return { idleMs, totalMs };
}
