import { comparedBoxes } from '../../boxes.js';
import { gradeRows } from '../query/grade-rows.js';
import { tryMutants } from '../query/mutants/try-mutants.js';
import { precompute } from '../query/precompute.js';
import type { SqlTask } from '../task.js';
import { inspectPipeline } from './inspect.js';
import { pipelineView } from './view.js';

/** An aggregation pipeline, judged by the documents that it returns. */
export const pipelineTask: SqlTask = {
  ...pipelineView,
  topology: comparedBoxes,
  inspect: inspectPipeline,
  grade: (session) => gradeRows(session),
  precompute,
  tryMutants,
};
