import type { Group, Sample } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { getPackageFile } from '../../../judging/package-files.js';
import { gatedNote, groupNotes } from '../../checks/group-notes.js';
import { readTables } from '../../statement/read-tables.js';
import type { TaskView } from '../../task-view.js';
import type { SqlTaskView } from '../task.js';
import { getMigration, migrationKeys, type LiveProgram, type MigrationDefinition } from './definition.js';
import { listOf, planMigration } from './plan-migration.js';

/** The learner's view of a migration: the tables before and after, and every statement of every program. */
function viewMigration(
  pack: ChallengePackage,
  schema: string,
  { target, data, programs, longRead }: MigrationDefinition,
): Pick<TaskView, 'samples' | 'tables'> {
  const textOf = (path: string): string => new TextDecoder().decode(getPackageFile(pack, path));
  const given = textOf(schema);
  const reading =
    longRead === undefined
      ? []
      : [`-- a report, in a transaction of ${longRead.holdMs} ms\n${longRead.sql};`];
  const samples: Sample[] = [
    {
      id: 'tables',
      title: 'Before and after',
      files: [
        { path: 'before.sql', content: given },
        { path: 'after.sql', content: textOf(target) },
      ],
    },
    {
      id: 'programs',
      title: 'The programs at work',
      files: [{ path: 'programs.sql', content: `${[...programs.map(scriptOf), ...reading].join('\n\n')}\n` }],
      note: 'Each statement is a transaction of its own; $1 is a row’s id and $2 a value.',
    },
  ];
  return { samples, tables: readTables(given, textOf(data.sample)) };
}

function scriptOf({ title, runs, works, reads, writes, adds }: LiveProgram): string {
  const when = [
    ...(runs.length > 0 ? [`runs during ${runs.join(' and ')}`] : []),
    `works after ${works.join(' and ')}`,
  ];
  const statements = [reads, writes, ...(adds === undefined ? [] : [adds])].map((sql) => `${sql};`);
  return [`-- ${title}: ${when.join(', ')}`, ...statements].join('\n');
}

function noteOf(pack: ChallengePackage, group: Group, { group: live, blockMs }: MigrationDefinition): string {
  if (group.id !== live)
    return 'Every file must do what it must, while programs are served and nothing is lost. All of these count together.';
  const how = `No statement of a program waits more than ${blockMs} ms for a lock, and a file that runs again changes nothing. Each earns its share.`;
  return gatedNote(how, group, pack);
}

export const migrationView: SqlTaskView = {
  schema: migrationKeys,
  view(pack, definition) {
    const migration = getMigration(definition);
    const notes = groupNotes(pack, (group) => noteOf(pack, group, migration));
    return { ...viewMigration(pack, definition.schema, migration), groupNotes: notes };
  },
  checks: () => [],
  derivedChecks: (_pack, { migration }) => (migration === undefined ? [] : listOf(planMigration(migration))),
};
