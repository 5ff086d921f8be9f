import type { Group, KindView, Sample } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { getPackageFile } from '../judging/package-files.js';
import type { Instance, SqlDefinition } from './definition.js';
import { readTables } from './tables/read-tables.js';

/** What a learner may see: the schema, the visible data and its expected rows. Hidden data stays hidden. */
export function viewSql(pack: ChallengePackage, definition: SqlDefinition): KindView {
  const visible = definition.instances.filter((instance) => instance.visible && instance.file !== undefined);
  const [first] = visible;
  const data = first?.file === undefined ? '' : textOf(pack, first.file);
  const notes = pack.manifest.groups.map((group) => [group.id, groupNote(group, definition)] as const);
  return {
    samples: visible.map((instance) => sampleOf(pack, definition, instance)),
    groupNotes: Object.fromEntries(notes),
    tables: readTables(textOf(pack, definition.schema), data),
  };
}

function sampleOf(pack: ChallengePackage, definition: SqlDefinition, instance: Instance): Sample {
  return {
    id: instance.id,
    title: instance.title ?? 'Sample data',
    ...(instance.expected !== undefined && { output: textOf(pack, instance.expected) }),
    files: [
      { path: 'schema.sql', content: textOf(pack, definition.schema) },
      { path: `${instance.id}.sql`, content: textOf(pack, instance.file ?? '') },
    ],
    note: answerNote(definition),
  };
}

function textOf(pack: ChallengePackage, path: string): string {
  return new TextDecoder().decode(getPackageFile(pack, path));
}

const WORK_NOTE =
  'Counted on large data beside the reference, never timed: blocks that the query reads, and what the indexes cost. Counts only when the rows are right on all data.';

function answerNote({ order, columns }: SqlDefinition): string {
  const byOrder = {
    none: 'Rows may come in any order.',
    keys: `Rows must be ordered by ${order.by === 'keys' ? order.keys.join(', ') : ''}; rows that are equal there may come in any order.`,
    full: 'Rows must come in exactly this order.',
  }[order.by];
  return columns === 'match' ? `${byOrder} Columns must have these names.` : byOrder;
}

function groupNote(group: Group, { tuning }: SqlDefinition): string {
  if (tuning?.group === group.id) return WORK_NOTE;
  const how = {
    all: 'The query must give the right rows on every data set of this group.',
    sum: 'Each data set with the right rows earns its share of these points.',
    min: 'The weakest data set decides these points.',
  }[group.aggregate];
  if (group.requires === undefined || group.requires.length === 0) return how;
  return `${how} Counts only when ${group.requires.join(' and ')} passed.`;
}
