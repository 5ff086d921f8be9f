import { instanceChecks } from '../../instances/plan-instances.js';
import { checksInTask } from '../../workload/read-task.js';
import { viewWorkloads } from '../../workload/view-workloads.js';
import type { SqlTaskView } from '../task.js';
import { designKeys } from './definition.js';
import { planRules } from './plan-design.js';
import { taskFileSchema } from './task-file.js';

const NOTES: Readonly<Record<string, string>> = {
  reads:
    'Counted on a large history beside the reference, never timed: documents and index entries that a question looks at, and what it sorts without an index. Counts only when every answer is right.',
  writes:
    'Counted on a large history beside the reference: documents and index entries that one event writes, and what it looks at to find them.',
  bounds: 'The largest document and the longest array at any point of the large history.',
  atomic:
    'The program is ended after each document that such an event writes. Every answer must then be that from before or that from after it, and delivering the event again must complete it.',
};

export const documentDesignView: SqlTaskView = {
  schema: designKeys,
  view: (pack, definition) => viewWorkloads(pack, definition, NOTES),
  checks: instanceChecks,
  derivedChecks: (pack, { design, schema }) =>
    design === undefined ? [] : checksInTask(pack, schema, taskFileSchema, (task) => planRules(task)),
};
