import { checkBroadcast } from './broadcast.js';
import type { Checker } from './checker.js';
import { checkCounter } from './counters.js';
import { checkLog } from './log.js';
import { checkSet } from './sets.js';

/** Checkers that need nothing but the history, by name. */
export const CHECKERS = {
  broadcast: checkBroadcast,
  counters: checkCounter,
  log: checkLog,
  sets: checkSet,
} as const satisfies Record<string, Checker>;
