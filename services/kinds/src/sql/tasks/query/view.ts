import type { Group, Sample, TableView } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { getPackageFile } from '../../../judging/package-files.js';
import { gatedNote, groupNotes } from '../../checks/group-notes.js';
import type { SqlDefinition } from '../../definition.js';
import type { Instance } from '../../instances/instance.js';
import { instanceChecks } from '../../instances/plan-instances.js';
import { readTables } from '../../statement/read-tables.js';
import type { TaskView } from '../../task-view.js';
import type { SqlTaskView } from '../task.js';
import { mutantKeys, queryKeys } from './definition.js';

/** A task's words for its data and for a query's result. */
export interface RowsWords {
  readonly groups: Readonly<Record<Group['aggregate'], string>>;
  readonly schemaFile: string;
  readonly dataExtension: string;
  readonly answerNote: (definition: SqlDefinition) => string;
  readonly tables: (schema: string, data: string) => TableView[];
}

const ROWS: RowsWords = {
  groups: {
    all: 'The query must give the right rows on every data set of this group.',
    sum: 'Each data set with the right rows earns its share of these points.',
    min: 'The weakest data set decides these points.',
  },
  schemaFile: 'schema.sql',
  dataExtension: 'sql',
  answerNote({ order, columns }) {
    const byOrder = orderNote(order, 'Rows');
    return columns === 'match' ? `${byOrder} Columns must have these names.` : byOrder;
  },
  tables: readTables,
};

/** The learner's view of a task that is judged by rows; `noteOf` describes groups that count differently. */
export function viewRows(
  pack: ChallengePackage,
  definition: SqlDefinition,
  words = ROWS,
  noteOf: (group: Group) => string | undefined = () => undefined,
): TaskView {
  const visible = definition.instances.filter((instance) => instance.visible && instance.file !== undefined);
  const [first] = visible;
  const data = first?.file === undefined ? '' : textOf(pack, first.file);
  const usual = (group: Group): string => gatedNote(words.groups[group.aggregate], group, pack);
  return {
    samples: visible.map((instance) => sampleOf(pack, definition, instance, words)),
    groupNotes: groupNotes(pack, (group) => noteOf(group) ?? usual(group)),
    tables: words.tables(textOf(pack, definition.schema), data),
  };
}

function sampleOf(
  pack: ChallengePackage,
  definition: SqlDefinition,
  { id, title = 'Sample data', file = '', expected }: Instance,
  { schemaFile, dataExtension, answerNote }: RowsWords,
): Sample {
  return {
    id,
    title,
    ...(expected !== undefined && { output: textOf(pack, expected) }),
    files: [
      { path: schemaFile, content: textOf(pack, definition.schema) },
      { path: `${id}.${dataExtension}`, content: textOf(pack, file) },
    ],
    note: answerNote(definition),
  };
}

const textOf = (pack: ChallengePackage, path: string): string =>
  new TextDecoder().decode(getPackageFile(pack, path));

/** Describes the required order of an answer. */
export function orderNote(order: SqlDefinition['order'], what: 'Rows' | 'Documents'): string {
  const those = what.toLowerCase();
  return {
    none: `${what} may come in any order.`,
    keys: `${what} must be ordered by ${order.by === 'keys' ? order.keys.join(', ') : ''}; ${those} that are equal there may come in any order.`,
    full: `${what} must come in exactly this order.`,
  }[order.by];
}

export const queryView: SqlTaskView = {
  schema: { ...queryKeys, ...mutantKeys },
  view: (pack, definition) => viewRows(pack, definition),
  checks: instanceChecks,
};
