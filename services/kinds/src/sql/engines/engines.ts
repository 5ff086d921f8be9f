import type { EngineId } from './engine-id.js';
import type { Engine } from './engine.js';
import { mariadb } from './mariadb/mariadb.js';
import { mariadbProbes } from './mariadb/probes.js';
import { mongodb } from './mongodb/mongodb.js';
import { postgresql } from './postgresql/postgresql.js';
import { postgresqlProbes } from './postgresql/probes.js';
import type { ProbedEngine } from './probed-engine.js';
import { sqlite } from './sqlite/sqlite.js';

interface EngineParts {
  /** Queries whose rows are compared. */
  readonly rows?: Engine;
  /** Tables and rights that probes test. */
  readonly probes?: ProbedEngine;
}

/** What each engine supports. A task that needs only one engine imports it from that engine's folder. */
const ENGINES: Record<EngineId, EngineParts> = {
  postgresql: { rows: postgresql, probes: postgresqlProbes },
  mariadb: { rows: mariadb, probes: mariadbProbes },
  sqlite: { rows: sqlite },
  mongodb: { rows: mongodb },
  cassandra: {},
};

/** The engine of a task that is judged by rows. Inspection has checked that there is one. */
export function engineOf({ engine }: { readonly engine: EngineId }): Engine {
  const { rows } = ENGINES[engine];
  if (rows === undefined) throw new Error(`engine ${engine} is not available`);
  return rows;
}

/** The engine of a task with probes. Inspection has checked that there is one. */
export function probedEngineOf({ engine }: { readonly engine: EngineId }): ProbedEngine {
  const { probes } = ENGINES[engine];
  if (probes === undefined) throw new Error(`engine ${engine} has no probes`);
  return probes;
}
