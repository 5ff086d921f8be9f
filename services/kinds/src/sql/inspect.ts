import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { inspectRules } from '../judging/check-rules.js';
import { error, MANIFEST } from '../judging/findings.js';
import { invalidSql } from './checks/invalid-sql.js';
import { isParsed, taskIdOf, type SqlDefinition } from './definition.js';
import type { EngineId } from './engines/engine-id.js';
import type { SqlTask } from './tasks/task.js';
import { SQL_TASKS } from './tasks/tasks.js';

const AVAILABLE_TASKS: Record<EngineId, readonly SqlDefinition['task'][]> = {
  postgresql: ['query', 'tuning', 'schema', 'security', 'migration'],
  mariadb: ['query', 'tuning', 'schema'],
  sqlite: ['query', 'tuning'],
  mongodb: ['pipeline', 'table-design'],
  cassandra: ['table-design'],
};
/** The language of answers, if the task's language is the engine's. */
const LANGUAGE_OF: Record<EngineId, string> = {
  postgresql: 'sql',
  mariadb: 'sql',
  sqlite: 'sql',
  mongodb: 'json',
  cassandra: 'cql',
};

/** Findings beyond the schema: missing files, unknown groups, too few families, tasks that an engine lacks. */
export function inspectSql(pack: ChallengePackage, definition: SqlDefinition): PackageFinding[] {
  const task = SQL_TASKS[taskIdOf(definition)];
  return [
    ...unavailableParts(pack, definition, task),
    ...missingFiles(pack, definition, task),
    ...invalidFiles(pack, definition),
    ...task.inspect(pack, definition),
    ...inspectRules(definition.rules, task.derivedChecks?.(pack, definition) ?? []),
  ];
}

function unavailableParts(
  pack: ChallengePackage,
  { engine, task: word }: SqlDefinition,
  task: SqlTask,
): PackageFinding[] {
  const findings: PackageFinding[] = [];
  if (!AVAILABLE_TASKS[engine].includes(word))
    findings.push(error('TASK_UNAVAILABLE', MANIFEST, `task ${word} is not available with ${engine}`));
  const language = LANGUAGE_OF[engine];
  if (task.runtimeFor === undefined && pack.manifest.languages.join() !== language)
    findings.push(
      error('LANGUAGE_UNKNOWN', MANIFEST, `a task with ${engine} has the one language ${language}`),
    );
  return findings;
}

function missingFiles(pack: ChallengePackage, definition: SqlDefinition, task: SqlTask): PackageFinding[] {
  const { schema, reference, contract, instances } = definition;
  const ofInstances = instances.flatMap(({ file, generator, expected }) => [file, generator, expected]);
  const paths = new Set([schema, reference, contract, ...ofInstances, ...(task.files?.(definition) ?? [])]);
  return [...paths].flatMap((path) =>
    path === undefined || pack.files.has(path)
      ? []
      : [error('FILE_MISSING', path, `${MANIFEST} names this file, which does not exist`)],
  );
}

/** Invalid files among those of the learner's view. */
function invalidFiles(pack: ChallengePackage, definition: SqlDefinition): PackageFinding[] {
  if (!isParsed(definition)) return [];
  const shown = definition.instances.filter((instance) => instance.visible).map(({ file }) => file);
  return invalidSql(pack, [definition.schema, ...shown]);
}
