import { comparedBoxes } from '../../boxes.js';
import type { SqlTask } from '../task.js';
import { gradeRows } from './grade-rows.js';
import { inspectQuery } from './inspect.js';
import { tryMutants } from './mutants/try-mutants.js';
import { precompute } from './precompute.js';
import { prewarm } from './prewarm.js';
import { queryView } from './view.js';

/** One statement, judged by its rows. */
export const queryTask: SqlTask = {
  ...queryView,
  topology: comparedBoxes,
  inspect: inspectQuery,
  grade: (session) => gradeRows(session),
  precompute,
  prewarm,
  tryMutants,
};
