import { echo } from './echo.js';
import { uniqueIds } from './unique-ids.js';
import type { Workload } from './workload.js';

export const WORKLOAD_IDS = ['echo', 'unique-ids'] as const;
export type WorkloadId = (typeof WORKLOAD_IDS)[number];

/** Every workload there is, by its name in `challenge.yml`. */
export const WORKLOADS: Readonly<Record<WorkloadId, Workload>> = { echo, 'unique-ids': uniqueIds };
