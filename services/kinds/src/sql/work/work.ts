import type { PlanStep } from '@hone/contracts';
import type { Cell, ResultSet } from '../compare/result-set.js';
import type { RowsServer, Unanswered } from '../server/rows-server.js';
import type { SqlScript } from '../statement/script.js';

/** A query and its indexes, and what their work is counted on. */
export interface WorkTask {
  readonly schemaSql: string;
  readonly dataSql: string;
  readonly query: string;
  readonly indexes: SqlScript;
  /** Values of the query's parameters, a list for each time that it is counted. */
  readonly argumentLists: readonly (readonly Cell[])[];
  /** Statements of the application, one by one. */
  readonly writes: readonly string[];
  readonly wallMs: number;
}

/** What a query read with one list of values. */
export interface CountedRun {
  /** In the engine's unit of reading, which `wordsOf` names. */
  readonly reads: number;
  /** Tables that were read from one end to the other. */
  readonly scanned: readonly string[];
  readonly plan: readonly PlanStep[];
  /** Its rows: a query that answers nothing on much data reads nothing. */
  readonly result: ResultSet;
}

/** What was counted. The same data, query and indexes come to the same numbers each time. */
export interface Work {
  readonly runs: readonly CountedRun[];
  readonly indexes: { readonly count: number; readonly bytes: number };
  /** What the application's statements cost together, at the places of the engine's words for it. */
  readonly writes: readonly number[];
}

/** Counts the work of queries on an engine. */
export interface WorkCounter<Server extends RowsServer = RowsServer> {
  /** Makes the indexes on the data that is there now; answers how the first that failed ended. */
  makeIndexes(server: Server, indexes: SqlScript, wallMs: number): Promise<Unanswered | undefined>;
  /**
   * Loads the data, makes the indexes and counts. Answers how whatever did not end well ended; rejects when the platform
   * or the task failed.
   */
  count(server: Server, task: WorkTask): Promise<Work | Unanswered>;
}

/** Counts a query with each list of values; answers how the first that did not end well ended. */
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

/** What the application's statement at a place did not end well with. */
export const writeFailed = (statement: number, answer: Unanswered): Unanswered => ({
  ...answer,
  of: `Write ${statement + 1} of the application`,
});

/** The same of a statement in the submission's file of indexes. */
export const indexFailed = ({ path }: SqlScript, statement: number, answer: Unanswered): Unanswered => ({
  ...answer,
  of: `Statement ${statement + 1} of ${path}`,
});
