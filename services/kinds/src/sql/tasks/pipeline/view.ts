import { viewCollections } from '../../engines/mongodb/collections.js';
import { instanceChecks } from '../../instances/plan-instances.js';
import { orderNote, queryView, viewRows, type RowsWords } from '../query/view.js';
import type { SqlTaskView } from '../task.js';

const DOCUMENTS: RowsWords = {
  groups: {
    all: 'The pipeline must give the right documents on every data set of this group.',
    sum: 'Each data set with the right documents earns its share of these points.',
    min: 'The weakest data set decides these points.',
  },
  schemaFile: 'collections.json',
  dataExtension: 'json',
  answerNote: ({ order }) => `${orderNote(order, 'Documents')} Fields have these names, in any order.`,
  tables: viewCollections,
};

export const pipelineView: SqlTaskView = {
  schema: queryView.schema,
  view: (pack, definition) => viewRows(pack, definition, DOCUMENTS),
  checks: instanceChecks,
};
