import type { SqlDefinition } from '../../definition.js';
import { comparedBoxes } from '../../boxes.js';
import { gradeRows, type LaterChecks } from '../query/grade-rows.js';
import { tryMutants } from '../query/mutants/try-mutants.js';
import { precompute } from '../query/precompute.js';
import type { SqlTask } from '../task.js';
import { inspectTuningTask } from './inspect.js';
import { judgeWork } from './judge-work.js';
import { planWork } from './plan-work.js';
import { tuningView } from './view.js';

/** A query and its indexes, judged by rows and by counted work. */
export const tuningTask: SqlTask = {
  ...tuningView,
  topology: comparedBoxes,
  files({ tuning }) {
    const { reference, data, writes } = tuning ?? {};
    return [reference?.query, reference?.indexes, data, writes?.file];
  },
  inspect: inspectTuningTask,
  grade: (session) => gradeRows(session, workChecks(session.definition)),
  precompute,
  tryMutants,
};

function workChecks(definition: SqlDefinition): LaterChecks {
  const planned = planWork(definition);
  return {
    plans: planned.map(({ plan }) => plan),
    judge: (judging, rowsRight) => judgeWork(judging, planned, rowsRight),
  };
}
