import { cpus } from 'node:os';
import type { Pod } from '@hone/contracts/sandbox';
import { beginEarly } from '../../judging/begin-early.js';

/** CPU of all cores of the machine since it was started. */
interface MachineCpu {
  readonly idleMs: number;
  readonly totalMs: number;
}

interface Reading extends MachineCpu {
  /** CPU used by the boxes of the judged system. */
  readonly ownMs: number;
}

/** A machine with a smaller idle share than this is busy. */
const LEAST_IDLE = 0.05;
/** A system with a larger share than this of a busy machine keeps it busy itself. */
const MOST_OWN = 0.5;

/** Whether others kept a system from working: the machine was never idle, and most of its work was not the system's. */
export function isCrowded(before: Reading, after: Reading): boolean {
  const total = after.totalMs - before.totalMs;
  if (total <= 0) return false;
  const idle = (after.idleMs - before.idleMs) / total;
  // The CPU of a box that has ended is no longer counted.
  const own = Math.max(0, after.ownMs - before.ownMs) / total;
  return idle < LEAST_IDLE && own < MOST_OWN;
}

/** A box by the CPU that it has used since it was opened. */
interface CountedBox {
  readonly cpuMs: () => Promise<number>;
}

/** Members of a pod, as boxes whose CPU is counted. */
export const countedBoxes = (pod: Pod, members: readonly string[]): readonly CountedBox[] =>
  members.map((name) => ({ cpuMs: async () => (await pod.member(name).usage()).cpuMs }));

/**
 * Begins to watch; the returned function says whether the machine has been crowded since then, or since its last call.
 * Does not wait for the first reading of the boxes, which may take a second.
 */
export function watchCrowding(
  boxes: readonly CountedBox[],
  machine: () => MachineCpu = readMachine,
): () => Promise<boolean> {
  let before = beginEarly(() => read(boxes, machine));
  return async () => {
    const from = await before;
    before = beginEarly(() => read(boxes, machine));
    return isCrowded(from, await before);
  };
}

async function read(boxes: readonly CountedBox[], machine: () => MachineCpu): Promise<Reading> {
  const used = await Promise.all(boxes.map((box) => box.cpuMs()));
  return { ...machine(), ownMs: used.reduce((sum, each) => sum + each, 0) };
}

function readMachine(): MachineCpu {
  const times = cpus().map((core) => core.times);
  const idleMs = times.reduce((sum, { idle }) => sum + idle, 0);
  const totalMs = times.flatMap((each) => Object.values(each)).reduce((sum, each) => sum + each, 0);
  return { idleMs, totalMs };
}
