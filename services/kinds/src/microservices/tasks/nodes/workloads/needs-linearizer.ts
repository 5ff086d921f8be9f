import type { NodesDefinition } from '../definition.js';
import { WORKLOADS } from './workloads.js';

/** Whether one of the checks has something decided in a box. */
export function needsLinearizer({ workload, checks }: NodesDefinition): boolean {
  const { properties } = WORKLOADS[workload];
  return checks.some(({ property }) => {
    const found = properties[property];
    return found !== undefined && 'decide' in found;
  });
}
