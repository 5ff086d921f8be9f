import { comparedBoxes } from '../../boxes.js';
import type { SqlTask } from '../task.js';
import { gradeDesign } from './grade-design.js';
import { inspectDesignTask } from './inspect.js';
import { documentDesignView } from './view.js';

/** Collections with their writes and reads, judged by workloads that they store. */
export const documentDesignTask: SqlTask = {
  ...documentDesignView,
  topology: comparedBoxes,
  inspect: inspectDesignTask,
  grade: gradeDesign,
};
