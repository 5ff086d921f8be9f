import { boxesFor } from '../../boxes.js';
import type { SqlTask } from '../task.js';
import { gradeProbes } from './grade-probes.js';
import { inspectProbes } from './inspect.js';
import { probesView } from './view.js';

/** Tables or rights, judged by the statements that they accept and reject. */
export const probesTask: SqlTask = {
  ...probesView,
  topology: (pack, definition) => [boxesFor(pack, definition).candidate],
  inspect: inspectProbes,
  grade: gradeProbes,
};
