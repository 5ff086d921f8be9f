import type { ChallengeKind } from '@hone/contracts/kind';
import { gradeTables } from './tasks/table-design/grade-tables.js';
import { drawInstances } from './tasks/query/precompute-instances.js';
import { isProbed, isRows, isTables, sqlDefinitionSchema, type SqlDefinition } from './definition.js';
import { gradeDesign } from './tasks/document-design/grade-design.js';
import { gradeSql } from './tasks/query/grade-rows.js';
import { inspectSql } from './inspect.js';
import { injectionBoxes } from './tasks/injection/boxes.js';
import { gradeInjection } from './tasks/injection/grade-injection.js';
import { gradeMigration } from './tasks/migration/grade-migration.js';
import { gradeProbes } from './tasks/probes/grade-probes.js';
import { tryMutants } from './tasks/query/mutants/try-mutants.js';
import { storeAhead } from './tasks/query/prewarm-server.js';
import { sqlTopology } from './boxes.js';
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
