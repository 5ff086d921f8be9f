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

/** The values of `task` in challenge.yml; `taskIdOf` maps each to a folder of `tasks/`. */
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
  /** Data sets that an answer is tested on. */
  instances: z.array(instanceSchema).max(40).default([]),
  /** The answer that defines the expected results. */
  reference: pathSchema.optional(),
  /**
   * A Python program that gets a family and generated data on stdin, and fails if the statement does not allow the data.
   * `verify` runs it on the data of twenty submissions.
   */
  contract: pathSchema.optional(),
  ...queryKeys,
  ...tuningKeys,
  ...migrationKeys,
  ...injectionKeys,
  ...designKeys,
  ...probesKeys,
  ...mutantKeys,
  /** Rules of checks without an entry here: counted work, phases of a migration, limits of a design. */
  rules: checkRulesSchema,
});
export type SqlDefinition = z.infer<typeof sqlDefinitionSchema>;

/** All tasks, each in the folder of its name under `tasks/`. */
export type SqlTaskId =
  'query' | 'tuning' | 'pipeline' | 'probes' | 'injection' | 'migration' | 'document-design' | 'table-design';

type TaskNamed = Pick<SqlDefinition, 'engine' | 'task' | 'injection'>;

/** The task that a definition describes: two values of `task` cover two tasks each. */
export function taskIdOf({ engine, task, injection }: TaskNamed): SqlTaskId {
  if (injection !== undefined) return 'injection';
  if (task === 'schema' || task === 'security') return 'probes';
  if (task === 'table-design') return engine === 'cassandra' ? 'table-design' : 'document-design';
  return task;
}

/** The score cap of a failed check with a rule, unless its author sets another. */
export const usualCap = ({ task }: Pick<SqlDefinition, 'task'>): number =>
  task === 'security' ? SECURITY_CAP : USUAL_CAP;

/** Whether PostgreSQL's parser checks the task's own files; it cannot read definitions for other servers. */
export function isParsed(definition: TaskNamed): boolean {
  const { engine } = definition;
  if (engine === 'mongodb' || engine === 'cassandra') return false;
  return engine !== 'mariadb' || taskIdOf(definition) !== 'probes';
}

/** The file that defines the expected rows. Inspection has checked that it is named. */
export function rowsReference({ reference }: Pick<SqlDefinition, 'reference'>): string {
  if (reference === undefined) throw new Error('a task without a reference query is judged by rows');
  return reference;
}
