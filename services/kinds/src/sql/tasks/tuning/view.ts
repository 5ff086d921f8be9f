import type { SqlDefinition } from '../../definition.js';
import { instanceChecks } from '../../instances/plan-instances.js';
import { queryView, viewRows } from '../query/view.js';
import type { SqlTaskView } from '../task.js';
import { tuningKeys } from './definition.js';
import { planWork } from './plan-work.js';
import { wordsOf } from './words.js';

const workNote = (definition: SqlDefinition): string =>
  `Counted on large data beside the reference, never timed: ${wordsOf(definition).reads.name} by the query, and what the indexes cost. Counts only when the rows are right on all data.`;

export const tuningView: SqlTaskView = {
  schema: { ...queryView.schema, ...tuningKeys },
  view: (pack, definition) =>
    viewRows(pack, definition, undefined, ({ id }) =>
      definition.tuning?.group === id ? workNote(definition) : undefined,
    ),
  checks: instanceChecks,
  derivedChecks: (_pack, definition) => planWork(definition).map(({ plan }) => plan),
};
