import type { PlanStep } from '@hone/contracts';
import type { Cell, ResultSet } from '../compare/result-set.js';
import type { RowsServer, Unanswered } from '../server/rows-server.js';
import type { SqlScript } from '../statement/script.js';

/** A query and its indexes, with the data on which their work is counted. */
export interface WorkTask {
  readonly schemaSql: string;
  readonly dataSql: string;
  readonly query: string;
  readonly indexes: SqlScript;
  /** Values of the query's parameters, one list for each counted run. */
  readonly argumentLists: readonly (readonly Cell[])[];
  /** Statements of the application, one by one. */
  readonly writes: readonly string[];
  readonly wallMs: number;
}

/** What a query read with one list of values. */
export interface CountedRun {
  /** In the engine's unit of reading, which `wordsOf` names. */
  readonly reads: number;
  /** Tables that were read completely. */
  readonly scanned: readonly string[];
  readonly plan: readonly PlanStep[];
  /** Its rows, which must be right: a query that returns nothing on large data reads nothing. */
  readonly result: ResultSet;
}

/** The counts. The same data, query and indexes always give the same numbers. */
export interface Work {
  readonly runs: readonly CountedRun[];
  readonly indexes: { readonly count: number; readonly bytes: number };
  /** The total cost of the application's statements, in the order of the engine's `WorkWords`. */
  readonly writes: readonly number[];
}

/** Counts the work of queries on an engine. */
export interface WorkCounter<Server extends RowsServer = RowsServer> {
  /** Creates the indexes on the loaded data; returns how the first that failed ended. */
  makeIndexes(server: Server, indexes: SqlScript, wallMs: number): Promise<Unanswered | undefined>;
  /**
   * Loads the data, creates the indexes and counts. Returns how a failed statement ended; rejects if the platform or the
   * task failed.
   */
  count(server: Server, task: WorkTask): Promise<Work | Unanswered>;
}

/** Counts a query with each list of values; returns how the first failed run ended. */
export async function countRuns<Run extends object>(
  { argumentLists }: WorkTask,
  count: (values: readonly Cell[]) => Promise<Run | Unanswered>,
): Promise<{ readonly runs: readonly Run[] } | Unanswered> {
  const runs: Run[] = [];
  for (const values of argumentLists) {
    const run = await count(values);
    if ('kind' in run) return run;
    runs.push(run);
  }
  return { runs };
}

/** The failure of the application's statement with this index. */
export const writeFailed = (statement: number, answer: Unanswered): Unanswered => ({
  ...answer,
  of: `Write ${statement + 1} of the application`,
});

/** The failure of a statement in the submission's index file. */
export const indexFailed = ({ path }: SqlScript, statement: number, answer: Unanswered): Unanswered => ({
  ...answer,
  of: `Statement ${statement + 1} of ${path}`,
});
