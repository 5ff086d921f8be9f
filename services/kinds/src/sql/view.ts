import type { Group, KindView, Sample } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { notesOnChecks } from '../judging/check-rules.js';
import { getPackageFile } from '../judging/package-files.js';
import { viewTables } from './tasks/table-design/view-tables.js';
import { isDocuments, isProbed, isTables, type Instance, type SqlDefinition } from './definition.js';
import { viewDesign } from './tasks/document-design/view-design.js';
import { injectionNote, viewInjection } from './tasks/injection/view-injection.js';
import { migrationNote, viewMigration } from './tasks/migration/view-migration.js';
import { viewCollections } from './engines/mongodb/collections.js';
import { viewProbes } from './tasks/probes/view-probes.js';
import { findSqlError, readTables } from './statement/read-tables.js';
import { wordsOf } from './tasks/tuning/words.js';
import { allChecks } from './unnamed-checks.js';

/** What a learner may see: the schema, the visible data and its expected rows. Hidden data stays hidden. */
export function viewSql(pack: ChallengePackage, definition: SqlDefinition): KindView {
  const view = viewTask(pack, definition);
  const checks = allChecks(pack, definition);
  const notes = pack.manifest.groups.map(({ id }) => {
    const own = view.groupNotes?.[id];
    return [id, [...(own === undefined ? [] : [own]), ...notesOnChecks(id, checks)].join(' ')] as const;
  });
  const groupNotes = Object.fromEntries(notes.filter(([, note]) => note !== ''));
  return { ...view, groupNotes, engine: definition.engine };
}

function viewTask(pack: ChallengePackage, definition: SqlDefinition): KindView {
  if (isTables(definition)) return viewTables(pack, definition);
  if (definition.design !== undefined) return viewDesign(pack, definition);
  const visible = definition.instances.filter((instance) => instance.visible && instance.file !== undefined);
  const [first] = visible;
  const data = first?.file === undefined ? '' : textOf(pack, first.file);
  const notes = pack.manifest.groups.map((group) => [group.id, groupNote(group, definition)] as const);
  const groupNotes = Object.fromEntries(notes);
  if (definition.injection !== undefined) {
    const given = textOf(pack, definition.schema);
    const samples = viewInjection(pack, definition.schema, definition.injection);
    return { samples, groupNotes, tables: readTables(given, given) };
  }
  if (isProbed(definition)) {
    const given = textOf(pack, definition.schema);
    // What only its own engine's parser could read is shown as a file.
    const tables = findSqlError(given) === undefined ? readTables(given, given) : [];
    return { samples: viewProbes(pack, definition), groupNotes, ...(tables.length > 0 && { tables }) };
  }
  if (definition.migration !== undefined)
    return { ...viewMigration(pack, definition.schema, definition.migration), groupNotes };
  const tablesOf = isDocuments(definition) ? viewCollections : readTables;
  return {
    samples: visible.map((instance) => sampleOf(pack, definition, instance)),
    groupNotes,
    tables: tablesOf(textOf(pack, definition.schema), data),
  };
}

function sampleOf(pack: ChallengePackage, definition: SqlDefinition, instance: Instance): Sample {
  return {
    id: instance.id,
    title: instance.title ?? 'Sample data',
    ...(instance.expected !== undefined && { output: textOf(pack, instance.expected) }),
    files: [
      {
        path: isDocuments(definition) ? 'collections.json' : 'schema.sql',
        content: textOf(pack, definition.schema),
      },
      {
        path: `${instance.id}.${isDocuments(definition) ? 'json' : 'sql'}`,
        content: textOf(pack, instance.file ?? ''),
      },
    ],
    note: answerNote(definition),
  };
}

function textOf(pack: ChallengePackage, path: string): string {
  return new TextDecoder().decode(getPackageFile(pack, path));
}

const ROWS: Readonly<Record<Group['aggregate'], string>> = {
  all: 'The query must give the right rows on every data set of this group.',
  sum: 'Each data set with the right rows earns its share of these points.',
  min: 'The weakest data set decides these points.',
};

const DOCUMENTS: Readonly<Record<Group['aggregate'], string>> = {
  all: 'The pipeline must give the right documents on every data set of this group.',
  sum: 'Each data set with the right documents earns its share of these points.',
  min: 'The weakest data set decides these points.',
};

const RULES: Readonly<Record<Group['aggregate'], string>> = {
  all: 'Every rule of this group must hold when statements try to break it.',
  sum: 'Each rule that holds when statements try to break it earns its share of these points.',
  min: 'The weakest rule decides these points.',
};

const workNote = (definition: SqlDefinition): string =>
  `Counted on large data beside the reference, never timed: ${wordsOf(definition).reads.name} by the query, and what the indexes cost. Counts only when the rows are right on all data.`;

function answerNote({ engine, order, columns }: SqlDefinition): string {
  if (isDocuments({ engine }))
    return `${orderNote(order, 'Documents')} Fields have these names, in any order.`;
  const byOrder = orderNote(order, 'Rows');
  return columns === 'match' ? `${byOrder} Columns must have these names.` : byOrder;
}

function orderNote(order: SqlDefinition['order'], what: 'Rows' | 'Documents'): string {
  const those = what.toLowerCase();
  return {
    none: `${what} may come in any order.`,
    keys: `${what} must be ordered by ${order.by === 'keys' ? order.keys.join(', ') : ''}; ${those} that are equal there may come in any order.`,
    full: `${what} must come in exactly this order.`,
  }[order.by];
}

function groupNote(group: Group, definition: SqlDefinition): string {
  if (definition.tuning?.group === group.id) return workNote(definition);
  if (definition.migration !== undefined) return migrationNote(group, definition.migration);
  const how = aggregateNote(group, definition);
  if (group.requires === undefined || group.requires.length === 0) return how;
  return `${how} Counts only when ${group.requires.join(' and ')} passed.`;
}

function aggregateNote(group: Group, definition: SqlDefinition): string {
  if (definition.injection !== undefined) return injectionNote(group);
  if (isDocuments(definition)) return DOCUMENTS[group.aggregate];
  return (isProbed(definition) ? RULES : ROWS)[group.aggregate];
}
