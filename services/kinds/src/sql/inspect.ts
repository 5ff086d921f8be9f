import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { decodeText } from '../judging/evidence-text.js';
import { inspectRules } from '../judging/check-rules.js';
import { error, MANIFEST, warning } from '../judging/findings.js';
import { inspectTables } from './tasks/table-design/inspect-tables.js';
import { TABLE_GROUPS } from './tasks/table-design/plan-tables.js';
import { isParsed, isProbed, isTables, type SqlDefinition } from './definition.js';
import { inspectInjection } from './tasks/injection/inspect-injection.js';
import { DESIGN_GROUPS } from './tasks/document-design/definition.js';
import { inspectDesign } from './tasks/document-design/inspect-design.js';
import { inspectDocuments } from './tasks/pipeline/inspect-documents.js';
import { inspectMigration } from './tasks/migration/inspect-migration.js';
import { inspectProbes } from './tasks/probes/inspect-probes.js';
import { findSqlError } from './statement/read-tables.js';
import { inspectTuning } from './tasks/tuning/inspect-tuning.js';
import { unnamedChecks } from './unnamed-checks.js';

const AVAILABLE_TASKS: Record<SqlDefinition['engine'], readonly SqlDefinition['task'][]> = {
  postgresql: ['query', 'tuning', 'schema', 'security', 'migration'],
  mariadb: ['query', 'tuning', 'schema'],
  sqlite: ['query', 'tuning'],
  mongodb: ['pipeline', 'table-design'],
  cassandra: ['table-design'],
};
/** Of tasks whose answer is written in the engine's own language; SQL otherwise. */
const LANGUAGE_OF: Partial<Record<SqlDefinition['engine'], string>> = { mongodb: 'json', cassandra: 'cql' };
/** Kinds of data that a query task must be tried on at least. */
const MIN_FAMILIES = 6;
const MIN_SEEDED = 2;

/** What the schema cannot see: missing files, unknown groups, too few families, parts that are not yet available. */
export function inspectSql(pack: ChallengePackage, definition: SqlDefinition): PackageFinding[] {
  return [
    ...inspectTask(pack, definition),
    ...inspectRules(definition.rules, unnamedChecks(pack, definition)),
  ];
}

function inspectTask(pack: ChallengePackage, definition: SqlDefinition): PackageFinding[] {
  const parts = [
    ...unavailableParts(pack, definition),
    ...missingFiles(pack, definition),
    ...invalidSql(pack, definition),
  ];
  if (definition.injection !== undefined)
    return [...parts, ...inspectInjection(pack, definition, definition.injection)];
  if (isProbed(definition)) return [...parts, ...inspectProbes(pack, definition)];
  if (definition.task === 'migration') return [...parts, ...inspectMigration(pack, definition)];
  if (definition.task === 'table-design')
    return [
      ...parts,
      ...instances(pack, definition),
      ...families(definition),
      ...chanceShares(pack, definition),
      ...(isTables(definition) ? inspectTables(pack, definition) : inspectDesign(pack, definition)),
    ];
  if (definition.migration !== undefined)
    return [...parts, error('MIGRATION_MISPLACED', MANIFEST, 'only a migration task has a part migration')];
  return [
    ...parts,
    ...instances(pack, definition),
    ...families(definition),
    ...chanceShares(pack, definition),
    ...orderedStorage(pack, definition),
    ...inspectDocuments(pack, definition),
    ...inspectTuning(pack, definition),
  ];
}

function unavailableParts(
  pack: ChallengePackage,
  { engine, task, injection }: SqlDefinition,
): PackageFinding[] {
  const findings: PackageFinding[] = [];
  if (!AVAILABLE_TASKS[engine].includes(task))
    findings.push(error('TASK_UNAVAILABLE', MANIFEST, `task ${task} is not yet available with ${engine}`));
  const language = LANGUAGE_OF[engine] ?? 'sql';
  if (injection === undefined && pack.manifest.languages.join() !== language)
    findings.push(
      error('LANGUAGE_UNKNOWN', MANIFEST, `a task with ${engine} has the one language ${language}`),
    );
  return findings;
}

function missingFiles(pack: ChallengePackage, definition: SqlDefinition): PackageFinding[] {
  const named = definition.instances.flatMap(({ file, generator, expected }) => [file, generator, expected]);
  const { tuning } = definition;
  const work = [tuning?.reference.query, tuning?.reference.indexes, tuning?.data, tuning?.writes?.file];
  const paths = new Set([
    definition.schema,
    definition.reference,
    ...named,
    ...work,
    ...migrationFiles(definition),
  ]);
  return [...paths].flatMap((path) =>
    path === undefined || pack.files.has(path)
      ? []
      : [error('FILE_MISSING', path, `${MANIFEST} names this file, which does not exist`)],
  );
}

/** What a migration task names beside its schema. */
const migrationFiles = ({ migration }: SqlDefinition): string[] =>
  migration === undefined ? [] : [migration.target, migration.data.sample, migration.data.large];

/** Files that a learner's view is made of, and all of a migration's, whose statements are run as they are. */
function invalidSql(pack: ChallengePackage, definition: SqlDefinition): PackageFinding[] {
  if (!isParsed(definition)) return [];
  const shown = definition.instances.filter((instance) => instance.visible).map(({ file }) => file);
  return [definition.schema, ...shown, ...migrationFiles(definition)].flatMap((path) => {
    const content = path === undefined ? undefined : pack.files.get(path);
    if (path === undefined || content === undefined) return [];
    const message = findSqlError(new TextDecoder().decode(content));
    return message === undefined ? [] : [error('SQL_INVALID', path, message)];
  });
}

/** SQLite stores rows in the order of such a column, whatever order they come in: no second one could be tried. */
function orderedStorage(pack: ChallengePackage, { engine, schema }: SqlDefinition): PackageFinding[] {
  const text = engine === 'sqlite' ? pack.files.get(schema) : undefined;
  const found =
    text === undefined ? null : /(\w+)\s+integer\s+(?:not\s+null\s+)?primary\s+key/i.exec(decodeText(text));
  if (found === null) return [];
  const message = `${found[1] ?? ''} INTEGER PRIMARY KEY keeps rows in its order, so that no other can be tried; write INT`;
  return [error('STORED_IN_ORDER', schema, message)];
}

function instances(pack: ChallengePackage, definition: SqlDefinition): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const groups = new Set(pack.manifest.groups.map((group) => group.id));
  const seen = new Set<string>();
  for (const { id, group, visible, file, expected } of definition.instances) {
    if (!groups.has(group))
      findings.push(
        error('GROUP_UNKNOWN', MANIFEST, `instance "${id}" counts for "${group}", which is no group`),
      );
    if (seen.has(id))
      findings.push(error('INSTANCE_DUPLICATE', MANIFEST, `two instances have the id "${id}"`));
    if (groups.has(id)) findings.push(error('INSTANCE_RESERVED', MANIFEST, `"${id}" is the id of a group`));
    if (visible && (file === undefined || expected === undefined))
      findings.push(
        error('SAMPLE_INCOMPLETE', MANIFEST, `visible instance "${id}" needs a file and its expected rows`),
      );
    if (!visible && expected !== undefined)
      findings.push(
        error('SAMPLE_HIDDEN', MANIFEST, `instance "${id}" shows expected rows but is not visible`),
      );
    seen.add(id);
  }
  const work = definition.tuning === undefined ? [] : [definition.tuning.group];
  const used = new Set([
    'correct',
    ...work,
    ...designGroups(definition),
    ...definition.instances.map((instance) => instance.group),
  ]);
  for (const id of groups)
    if (!used.has(id)) findings.push(error('GROUP_EMPTY', MANIFEST, `no instance counts for group "${id}"`));
  if (definition.reference === undefined)
    findings.push(error('REFERENCE_MISSING', MANIFEST, 'no reference says which rows are right'));
  if (!definition.instances.some((instance) => instance.group === 'correct'))
    findings.push(error('INSTANCE_MISSING', MANIFEST, 'no instance counts for group "correct"'));
  if (!definition.instances.some((instance) => instance.visible))
    findings.push(error('SAMPLE_MISSING', MANIFEST, 'no instance is visible'));
  return findings;
}

/** Groups whose checks the design itself brings, which its own inspection looks at. */
const designGroups = (definition: SqlDefinition): readonly string[] => {
  if (isTables(definition)) return TABLE_GROUPS;
  return definition.design === undefined ? [] : DESIGN_GROUPS;
};

/** Data that catch a mistake only sometimes would give the same answer other points each time. */
function chanceShares({ manifest }: ChallengePackage, definition: SqlDefinition): PackageFinding[] {
  const sums = new Set(manifest.groups.filter(({ aggregate }) => aggregate === 'sum').map(({ id }) => id));
  return definition.instances
    .filter(({ seeded, group }) => seeded && sums.has(group))
    .map(({ id, group }) =>
      error(
        'SEEDED_SHARE',
        MANIFEST,
        `instance "${id}" is seeded and earns a share of group "${group}"; use several fixed instances there, or a group with aggregate all`,
      ),
    );
}

function families(definition: SqlDefinition): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const kinds = new Set(definition.instances.map(({ id, family }) => family ?? id));
  if (kinds.size < MIN_FAMILIES)
    findings.push(
      error('FAMILIES_FEW', MANIFEST, `${kinds.size} kinds of data; at least ${MIN_FAMILIES} are needed`),
    );
  const seeded = definition.instances.filter((instance) => instance.seeded).length;
  if (seeded < MIN_SEEDED)
    findings.push(
      warning(
        'SEEDED_FEW',
        MANIFEST,
        `${seeded} instances come from the submission's seed; ${MIN_SEEDED} are wanted`,
      ),
    );
  return findings;
}
