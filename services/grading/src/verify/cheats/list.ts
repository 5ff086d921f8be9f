import type { Cheat } from './cheat.js';
import { diskCache } from './disk-cache.js';
import { doubleFork } from './double-fork.js';
import { hiddenThread } from './hidden-thread.js';
import { ignoredSigchld } from './ignored-sigchld.js';
import { memoryForTime } from './memory-for-time.js';
import { randomBurning } from './random-burning.js';
import { sampleTable } from './sample-table.js';
import { timedRun } from './timed-run.js';
import { truncatedOutput } from './truncated-output.js';
import { unwaitedChild } from './unwaited-child.js';

/** Every cheat that is planted: one line each. */
export const CHEATS: readonly Cheat[] = [
  sampleTable,
  diskCache,
  doubleFork,
  timedRun,
  truncatedOutput,
  hiddenThread,
  unwaitedChild,
  ignoredSigchld,
  randomBurning,
  memoryForTime,
];

/** Ids of all cheats, in the order in which they are planted. */
export const CHEAT_IDS: readonly string[] = CHEATS.map(({ id }) => id);
