import type { ChallengeKind } from '@hone/contracts/kind';
import { sqlDefinitionSchema, type SqlDefinition } from './definition.js';
import { gradeSql } from './grade.js';
import { inspectSql } from './inspect.js';
import { tryMutants } from './mutation/try-mutants.js';
import { sqlTopology } from './topology.js';
import { viewSql } from './view.js';

/** Queries, judged by their rows on data that covers what real tables hold. */
export const sql: ChallengeKind<SqlDefinition> = {
  id: 'sql',
  definition: sqlDefinitionSchema,
  view: viewSql,
  topology: (pack, definition) => sqlTopology(pack, definition),
  inspect: inspectSql,
  runtimeFor: () => 'postgresql',
  grade: gradeSql,
  tryMutants,
};
