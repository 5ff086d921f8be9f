import { z } from 'zod';
import { checkRulesSchema, SECURITY_CAP, USUAL_CAP } from '../judging/check-rules.js';
import { ENGINE_IDS } from './engines/engine-id.js';
import { instanceSchema } from './instances/instance.js';
import { pathSchema } from './manifest-fields.js';
import { designKeys } from './tasks/document-design/definition.js';
import { injectionKeys } from './tasks/injection/definition.js';
import { migrationKeys } from './tasks/migration/definition.js';
import { probesKeys } from './tasks/probes/definition.js';
import { mutantKeys, queryKeys } from './tasks/query/definition.js';
import { tuningKeys } from './tasks/tuning/definition.js';

/** The words of `task` in challenge.yml; `taskIdOf` says which folder of `tasks/` each stands for. */
const TASK_WORDS = [
  'query',
  'tuning',
  'schema',
  'migration',
  'security',
  'pipeline',
  'table-design',
] as const;

/** The `grading` part of a SQL challenge; each task's README explains its keys. */
export const sqlDefinitionSchema = z.strictObject({
  engine: z.enum(ENGINE_IDS),
  task: z.enum(TASK_WORDS),
  schema: pathSchema,
  /** Data that an answer is tried on. */
  instances: z.array(instanceSchema).max(40).default([]),
  /** The answer that says what is right. */
  reference: pathSchema.optional(),
  /**
   * A Python program that is given a family, and generated data on stdin; it fails where the statement does not allow them.
   * `verify` asks it about the data of twenty submissions.
   */
  contract: pathSchema.optional(),
  ...queryKeys,
  ...tuningKeys,
  ...migrationKeys,
  ...injectionKeys,
  ...designKeys,
  ...probesKeys,
  ...mutantKeys,
  /** Rules of the checks that have no entry of their own: counted work, phases of a migration, limits of a design. */
  rules: checkRulesSchema,
});
export type SqlDefinition = z.infer<typeof sqlDefinitionSchema>;

/** The tasks there are, each in a folder of its name under `tasks/`. */
export type SqlTaskId =
  'query' | 'tuning' | 'pipeline' | 'probes' | 'injection' | 'migration' | 'document-design' | 'table-design';

type TaskNamed = Pick<SqlDefinition, 'engine' | 'task' | 'injection'>;

/** Which task a definition describes: two words of `task` stand for two tasks each. */
export function taskIdOf({ engine, task, injection }: TaskNamed): SqlTaskId {
  if (injection !== undefined) return 'injection';
  if (task === 'schema' || task === 'security') return 'probes';
  if (task === 'table-design') return engine === 'cassandra' ? 'table-design' : 'document-design';
  return task;
}

/** What a failed check with a rule leaves of the score where its author says no more. */
export const usualCap = ({ task }: Pick<SqlDefinition, 'task'>): number =>
  task === 'security' ? SECURITY_CAP : USUAL_CAP;

/** Whether the task's own files are checked with PostgreSQL's parser, which reads no definitions of other servers. */
export function isParsed(definition: TaskNamed): boolean {
  const { engine } = definition;
  if (engine === 'mongodb' || engine === 'cassandra') return false;
  return engine !== 'mariadb' || taskIdOf(definition) !== 'probes';
}

/** The file that says which rows are right, which inspection has shown to be named. */
export function rowsReference({ reference }: Pick<SqlDefinition, 'reference'>): string {
  if (reference === undefined) throw new Error('a task without a reference query is judged by rows');
  return reference;
}
