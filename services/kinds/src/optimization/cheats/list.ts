import type { Cheat } from '@hone/contracts/kind';
import { diskCache } from './disk-cache.js';
import { doubleFork } from './double-fork.js';
import { endlessGrowth } from './endless-growth.js';
import { hiddenThread } from './hidden-thread.js';
import { ignoredSigchld } from './ignored-sigchld.js';
import { inodeMemory } from './inode-memory.js';
import { kernelCounters } from './kernel-counters.js';
import { memoryForTime } from './memory-for-time.js';
import { pacedConnections } from './paced-connections.js';
import { randomBurning } from './random-burning.js';
import { sampleTable } from './sample-table.js';
import { straightBurning } from './straight-burning.js';
import { timedRun } from './timed-run.js';
import { timerStorm } from './timer-storm.js';
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
  inodeMemory,
  kernelCounters,
  pacedConnections,
  timerStorm,
  endlessGrowth,
  straightBurning,
];
