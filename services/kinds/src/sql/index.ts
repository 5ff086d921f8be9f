import type { ChallengeKind } from '@hone/contracts/kind';
import { gradeTables } from './cassandra/grade-tables.js';
import { drawInstances } from './draw-instances.js';
import { isProbed, isRows, isTables, sqlDefinitionSchema, type SqlDefinition } from './definition.js';
import { gradeDesign } from './documents/grade-design.js';
import { gradeSql } from './grade.js';
import { inspectSql } from './inspect.js';
import { injectionBoxes } from './injection/boxes.js';
import { gradeInjection } from './injection/grade-injection.js';
import { gradeMigration } from './migration/grade-migration.js';
import { gradeProbes } from './probes/grade-probes.js';
import { tryMutants } from './mutation/try-mutants.js';
import { storeAhead } from './store-ahead.js';
import { sqlTopology } from './topology.js';
import { viewSql } from './view.js';

/**
 * Queries, judged by their rows and what they cost; tables and rights, judged by what they let through; migrations,
 * judged by what programs at work notice of them; programs, judged by what hostile arguments do to their statements;
 * designs of documents and tables, judged by histories that they store.
 */
export const sql: ChallengeKind<SqlDefinition> = {
  id: 'sql',
  definition: sqlDefinitionSchema,
  view: viewSql,
  topology: (pack, definition, language) => {
    if (definition.injection === undefined) return sqlTopology(pack, definition);
    const { candidate, reference } = injectionBoxes(pack, definition, language);
    return [candidate.program, candidate.server, reference.program, reference.server];
  },
  inspect: inspectSql,
  runtimeFor: ({ engine, injection }, language) => (injection === undefined ? engine : language),
  grade: (session) => {
    const { injection } = session.definition;
    if (injection !== undefined) return gradeInjection(session, injection);
    if (isTables(session.definition)) return gradeTables(session);
    if (session.definition.design !== undefined) return gradeDesign(session);
    if (session.definition.migration !== undefined) return gradeMigration(session);
    return isProbed(session.definition) ? gradeProbes(session) : gradeSql(session);
  },
  drawAhead: async (session) => {
    if (isRows(session.definition)) await drawInstances(session);
  },
  makeReady: storeAhead,
  tryMutants,
};
