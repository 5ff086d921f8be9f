import type { SqlTaskId } from '../definition.js';
import { documentDesignTask } from './document-design/task.js';
import { injectionTask } from './injection/task.js';
import { migrationTask } from './migration/task.js';
import { pipelineTask } from './pipeline/task.js';
import { probesTask } from './probes/task.js';
import { queryTask } from './query/task.js';
import { tableDesignTask } from './table-design/task.js';
import type { SqlTask } from './task.js';
import { tuningTask } from './tuning/task.js';

/** All tasks, one line each. */
export const SQL_TASKS: Record<SqlTaskId, SqlTask> = {
  query: queryTask,
  tuning: tuningTask,
  pipeline: pipelineTask,
  probes: probesTask,
  injection: injectionTask,
  migration: migrationTask,
  'document-design': documentDesignTask,
  'table-design': tableDesignTask,
};
