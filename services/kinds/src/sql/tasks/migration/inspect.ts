import { matchesSubmitPattern } from '@hone/contracts';
import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { error as findingAt, MANIFEST } from '../../../judging/findings.js';
import { invalidSql } from '../../checks/invalid-sql.js';
import { isParsed, type SqlDefinition } from '../../definition.js';
import { findSqlError } from '../../statement/read-tables.js';
import { filesOf, PHASES, type LiveProgram, type MigrationDefinition } from './definition.js';

const CORRECT = 'correct';
const error = (code: string, message: string): PackageFinding => findingAt(code, MANIFEST, message);

/** Findings about a migration task. */
export function inspectMigration(pack: ChallengePackage, definition: SqlDefinition): PackageFinding[] {
  const { migration, instances, probes, reference, tuning } = definition;
  if (migration === undefined)
    return [error('MIGRATION_MISSING', 'a migration task says under migration what it is judged by')];
  const unreadable = isParsed(definition) ? invalidSql(pack, filesOf(migration)) : [];
  const mixed = instances.length > 0 || probes.length > 0 || reference !== undefined || tuning !== undefined;
  return [
    ...unreadable,
    ...(mixed
      ? [error('MIGRATION_MIXED', 'a migration task has no instances, probes, reference or tuning')]
      : []),
    ...files(pack, migration),
    ...groups(pack, migration),
    ...programs(migration),
  ];
}

function files(pack: ChallengePackage, migration: MigrationDefinition): PackageFinding[] {
  const findings: PackageFinding[] = [];
  for (const phase of PHASES) {
    const path = migration.files[phase];
    if (!matchesSubmitPattern(path, pack.manifest.submit))
      findings.push(error('SUBMIT_MISSING', `submit does not let a learner write ${path}`));
    if (!pack.files.has(`starter/sql/${path}`))
      findings.push(findingAt('FILE_MISSING', `starter/sql/${path}`, 'the starter has no such file'));
  }
  return findings;
}

function groups(pack: ChallengePackage, { group }: MigrationDefinition): PackageFinding[] {
  const known = pack.manifest.groups.map(({ id }) => id);
  const live = pack.manifest.groups.find(({ id }) => id === group);
  return [
    ...(live === undefined
      ? [error('GROUP_UNKNOWN', `migration counts for "${group}", which is no group`)]
      : []),
    ...(live !== undefined && live.requires?.includes(CORRECT) !== true
      ? [
          error(
            'MIGRATION_UNGATED',
            `group "${group}" must require "correct": doing nothing keeps nobody waiting`,
          ),
        ]
      : []),
    ...known
      .filter((id) => id !== CORRECT && id !== group)
      .map((id) => error('GROUP_EMPTY', `no check of the migration counts for group "${id}"`)),
  ];
}

function programs({ programs: list, longRead }: MigrationDefinition): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const ids = new Set<string>();
  for (const program of list) {
    if (ids.has(program.id))
      findings.push(error('PROGRAM_DUPLICATE', `two programs have the id "${program.id}"`));
    ids.add(program.id);
    findings.push(...statements(program));
  }
  const wrong = longRead && findSqlError(longRead.sql);
  if (wrong !== undefined) findings.push(error('SQL_INVALID', `longRead: ${wrong}`));
  if (!list.some(({ runs }) => runs.includes('expand')))
    findings.push(
      error('PROGRAMS_IDLE', 'no program runs while the tables are expanded: nobody can be kept waiting'),
    );
  for (const phase of PHASES)
    if (!list.some(({ works }) => works.includes(phase)))
      findings.push(error('PROGRAMS_IDLE', `no program has to work after ${phase}`));
  return findings;
}

function statements({ id, all, reads, writes, adds }: LiveProgram): PackageFinding[] {
  return Object.entries({ all, reads, writes, adds }).flatMap(([name, sql]) => {
    const message = sql === undefined ? undefined : findSqlError(sql);
    return message === undefined ? [] : [error('SQL_INVALID', `${name} of program "${id}": ${message}`)];
  });
}
