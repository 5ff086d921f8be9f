import type { ChallengeKind } from '@hone/contracts/kind';
import { sqlDefinitionSchema, taskIdOf, type SqlDefinition } from './definition.js';
import type { RowsServer } from './server/rows-server.js';
import { inspectSql } from './inspect.js';
import { checkContract } from './instances/check-contract.js';
import type { SqlTask } from './tasks/task.js';
import { SQL_TASKS } from './tasks/tasks.js';
import { SQL_TALK } from './talk.js';
import { viewSql } from './view.js';

const taskOf = (definition: SqlDefinition): SqlTask => SQL_TASKS[taskIdOf(definition)];

/** Tasks on SQL databases, document stores and wide-column stores; each is a folder in `tasks/`. */
export const sql: ChallengeKind<SqlDefinition, RowsServer> = {
  id: 'sql',
  definition: sqlDefinitionSchema,
  view: viewSql,
  topology: (pack, definition, language) => taskOf(definition).topology(pack, definition, language),
  talk: SQL_TALK,
  inspect: inspectSql,
  runtimeFor: (definition, language) => taskOf(definition).runtimeFor?.(language) ?? definition.engine,
  grade: (session) => taskOf(session.definition).grade(session),
  precompute: async (session) => taskOf(session.definition).precompute?.(session),
  selfCheck: checkContract,
  prewarm: async (session) => taskOf(session.definition).prewarm?.(session),
  tryMutants: async (session) => taskOf(session.definition).tryMutants?.(session),
};
