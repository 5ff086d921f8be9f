import { boxesFor, isGenerated } from '../../boxes.js';
import type { SqlTask } from '../task.js';
import { gradeTables } from './grade-tables.js';
import { inspectTableDesign } from './inspect.js';
import { tableDesignView } from './view.js';

/** Tables of a wide-column store, one for each access path, judged by their text and by workloads. */
export const tableDesignTask: SqlTask = {
  ...tableDesignView,
  topology(pack, definition) {
    // A node takes seconds to start, so the reference has a keyspace on the learner's node and no separate box.
    const { candidate, generator } = boxesFor(pack, definition);
    return isGenerated(definition) ? [candidate, generator] : [candidate];
  },
  inspect: inspectTableDesign,
  grade: gradeTables,
};
