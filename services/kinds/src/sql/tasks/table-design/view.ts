import { instanceChecks } from '../../instances/plan-instances.js';
import { checksInTask } from '../../workload/read-task.js';
import { viewWorkloads } from '../../workload/view-workloads.js';
import type { SqlTaskView } from '../task.js';
import { planRules } from './plan-tables.js';
import { taskFileSchema } from './task-file.js';

const NOTES: Readonly<Record<string, string>> = {
  paths:
    'Read from your statements: each fixes the whole partition key, narrows clustering columns from the first on, reads rows in the order in which they lie, and filters nothing.',
  partitions:
    'Computed from your keys and the numbers of the task: how many rows the largest partition has, and how many write to one at the same time.',
};

export const tableDesignView: SqlTaskView = {
  schema: {},
  view: (pack, definition) => viewWorkloads(pack, definition, NOTES),
  checks: instanceChecks,
  derivedChecks: (pack, { schema }) => checksInTask(pack, schema, taskFileSchema, planRules),
};
