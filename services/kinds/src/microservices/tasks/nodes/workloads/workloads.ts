import { broadcast } from './broadcast.js';
import { gCounter, pnCounter } from './counters.js';
import { echo } from './echo.js';
import { gSet } from './g-set.js';
import { kafka } from './kafka.js';
import { linKv } from './lin-kv.js';
import { txnListAppend } from './txn-list-append.js';
import { uniqueIds } from './unique-ids.js';
import type { Workload } from './workload.js';

/** With the names and messages of Maelstrom. */
export const WORKLOAD_IDS = [
  'echo',
  'unique-ids',
  'broadcast',
  'g-set',
  'g-counter',
  'pn-counter',
  'kafka',
  'lin-kv',
  'txn-list-append',
] as const;
export type WorkloadId = (typeof WORKLOAD_IDS)[number];

/** Every workload there is, by its name in `challenge.yml`. */
export const WORKLOADS: Readonly<Record<WorkloadId, Workload>> = {
  echo,
  'unique-ids': uniqueIds,
  broadcast,
  'g-set': gSet,
  'g-counter': gCounter,
  'pn-counter': pnCounter,
  kafka,
  'lin-kv': linKv,
  'txn-list-append': txnListAppend,
};
