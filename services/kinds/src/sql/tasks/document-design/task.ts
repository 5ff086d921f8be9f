import { comparedBoxes } from '../../boxes.js';
import type { SqlTask } from '../task.js';
import { gradeDesign } from './grade-design.js';
import { inspectDesignTask } from './inspect.js';
import { documentDesignView } from './view.js';

/** Design of collections with their writes and reads, judged by workloads. */
export const documentDesignTask: SqlTask = {
  ...documentDesignView,
  topology: comparedBoxes,
  inspect: inspectDesignTask,
  grade: gradeDesign,
};
