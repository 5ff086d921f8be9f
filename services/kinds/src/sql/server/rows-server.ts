import type { Cell, ResultSet } from '../compare/result-set.js';

/** The limits at which reading a result stops. */
export interface ResultCaps {
  readonly rows: number;
  readonly bytes: number;
  readonly rowBytes: number;
}

/** Why a statement was rejected, if an engine's SQLSTATE does not show it. */
export type RefusalCause = 'syntax' | 'forbidden' | 'memory';

/** How a statement ended. */
export type StatementOutcome =
  | { readonly kind: 'result'; readonly result: ResultSet }
  | {
      readonly kind: 'refused';
      readonly sqlstate: string;
      readonly message: string;
      readonly cause?: RefusalCause;
      /** The character of the statement that it refers to, from 1, if the engine reports it. */
      readonly position?: number;
    }
  | { readonly kind: 'too-large'; readonly what: keyof ResultCaps }
  /** The connection ended before the statement did: the server process died or was ended. */
  | { readonly kind: 'lost' };

/** How a query ended: its outcome, or that the watchdog stopped it. */
export type Answer = (StatementOutcome | { readonly kind: 'stopped' }) & {
  /** From sending the query to its last row. */
  readonly wallMs: number;
  /** The statement that ended so, if it was not the query. */
  readonly of?: string;
};

/** Any outcome without rows. */
export type Unanswered = Exclude<Answer, { kind: 'result' }>;

/** The limits of a query's result, for the learner's and the reference's alike. */
export const RESULT_CAPS: ResultCaps = { rows: 10_000, bytes: 2 * 1024 * 1024, rowBytes: 256 * 1024 };

/** How a query is run. */
export interface Asking {
  readonly caps: ResultCaps;
  readonly wallMs: number;
  /** The values of $1 and so on, as text. */
  readonly values?: readonly Cell[];
  /** Settings of the engine's planner, in its own syntax. */
  readonly settings?: readonly string[];
}

/** A server of any engine, which holds one instance of a task at a time and answers queries on it. */
export interface RowsServer {
  /** Loads schema and data in place of what was loaded before. */
  load(schemaSql: string, dataSql: string): Promise<void>;
  /** Stores the loaded rows again in an order that depends only on `seed`. */
  shuffle(seed: string): Promise<void>;
  /** Sets the loaded instance aside under a name, where no query can see it. Absent if the engine cannot. */
  setAside?(name: string): Promise<void>;
  /** Restores it, once, in place of what is loaded; false if nothing is set aside under that name. */
  bringBack?(name: string): Promise<boolean>;
  /** Runs a query that can change nothing, without state from the query before. */
  answer(sql: string, how: Asking): Promise<Answer>;
  /** False once a query crashed the server or could not be stopped: open a new one. */
  isSound(): boolean;
  close(): Promise<void>;
}
