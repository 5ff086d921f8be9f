import type { Group, KindView, Sample } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { getPackageFile } from '../../../judging/package-files.js';
import { readTables } from '../../statement/read-tables.js';
import type { LiveProgram, MigrationDefinition } from './definition.js';

/** What a learner sees of a migration: the tables before and after, and every statement of every program. */
export function viewMigration(
  pack: ChallengePackage,
  schema: string,
  { target, data, programs, longRead }: MigrationDefinition,
): Pick<KindView, 'samples' | 'tables'> {
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

/** How a group of a migration counts. */
export function migrationNote({ id, requires }: Group, { group, blockMs }: MigrationDefinition): string {
  if (id !== group)
    return 'Every file must do what it must, while programs are served and nothing is lost. All of these count together.';
  const gate =
    requires === undefined || requires.length === 0
      ? ''
      : ` Counts only when ${requires.join(' and ')} passed.`;
  return `No statement of a program waits more than ${blockMs} ms for a lock, and a file that runs again changes nothing. Each earns its share.${gate}`;
}
