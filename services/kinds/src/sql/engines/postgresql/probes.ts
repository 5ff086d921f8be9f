import { statementsOf } from '../../statement/statements-of.js';
import type { ProbedEngine } from '../probed-engine.js';
import { examineTables } from './examine/examine-tables.js';
import { openProbedPostgresql } from './probed-postgresql.js';

/** Probes on PostgreSQL, whose parser splits files here. */
export const postgresqlProbes: ProbedEngine = {
  examine: examineTables,
  split: statementsOf,
  open: openProbedPostgresql,
};
