import type { Cell, ResultSet } from '../compare/result-set.js';

/** What a result may measure before reading it stops. */
export interface ResultCaps {
  readonly rows: number;
  readonly bytes: number;
  readonly rowBytes: number;
}

/** What a refusal is about, where an engine's SQLSTATE does not tell. */
export type RefusalCause = 'syntax' | 'forbidden' | 'memory';

/** How a statement ended. */
export type StatementOutcome =
  | { readonly kind: 'result'; readonly result: ResultSet }
  | {
      readonly kind: 'refused';
      readonly sqlstate: string;
      readonly message: string;
      readonly cause?: RefusalCause;
      /** Which character of the statement it is about, from 1, where the engine tells. */
      readonly position?: number;
    }
  | { readonly kind: 'too-large'; readonly what: keyof ResultCaps }
  /** The connection ended in the middle: the server process died or was ended. */
  | { readonly kind: 'lost' };

/** How a query ended: its outcome, or that the watchdog stopped it. */
export type Answer = (StatementOutcome | { readonly kind: 'stopped' }) & {
  /** From sending the query to its last row. */
  readonly wallMs: number;
  /** What ended so, where it was not the query. */
  readonly of?: string;
};

/** Any ending without rows. */
export type Unanswered = Exclude<Answer, { kind: 'result' }>;

/** What a query's result may measure, the learner's and the reference's alike. */
export const RESULT_CAPS: ResultCaps = { rows: 10_000, bytes: 2 * 1024 * 1024, rowBytes: 256 * 1024 };

/** How a query is asked. */
export interface Asking {
  readonly caps: ResultCaps;
  readonly wallMs: number;
  /** The values of $1 and so on, as text. */
  readonly values?: readonly Cell[];
  /** Settings of the engine's planner, in its own words. */
  readonly settings?: readonly string[];
}

/** What holds one instance of a task at a time and answers queries on it, whatever its engine. */
export interface RowsServer {
  /** Puts schema and data in place of whatever was there. */
  load(schemaSql: string, dataSql: string): Promise<void>;
  /** Stores the loaded rows again in an order that only `seed` decides. */
  shuffle(seed: string): Promise<void>;
  /** Puts what is loaded aside under a name, where no query can see it. Absent where an engine cannot. */
  setAside?(name: string): Promise<void>;
  /** Brings it back, once, in place of whatever is there; false where nothing is aside under that name. */
  bringBack?(name: string): Promise<boolean>;
  /** Runs a query that can change nothing, with nothing left of the one before. */
  answer(sql: string, how: Asking): Promise<Answer>;
  /** False once a query crashed the server or could not be stopped: take a new one. */
  isSound(): boolean;
  close(): Promise<void>;
}
