import type { Answer, Unanswered } from './rows-server.js';

/** How definitions ended: `statement` is the index of the failed one, from 0. */
export type Defined =
  { readonly ok: true } | { readonly ok: false; readonly statement: number; readonly answer: Unanswered };

/** A session that runs statements one after the other and keeps the state that earlier ones left. */
export interface ProbeSession {
  run(sql: string): Promise<Answer>;
}

/** A server of any engine, on which tables are created and statements of several roles are tested. */
export interface ProbedServer {
  /** Resets the server to an empty schema or database for the task's tables, which their owner controls. */
  empty(roles: readonly string[]): Promise<void>;
  /** Runs statements, one or more per text, as the role that owns the task's tables and nothing else. */
  define(texts: readonly string[], wallMs: number): Promise<Defined>;
  /** Opens a session of a role; `endProbe` closes it. */
  session(role: string, wallMs: number): Promise<ProbeSession>;
  /**
   * Describes a changed setting of a role or of a session of this probe. The learner's triggers and functions run in the
   * sessions of others, and must not enforce a rule by settings there. Call it last: it ends open transactions.
   */
  changedSettings(): Promise<string | undefined>;
  /** Ends every session except the grader's, and everything that could outlive them. */
  endProbe(): Promise<void>;
  /** False once a statement crashed the server or could not be stopped: open a new one. */
  isSound(): boolean;
  close(): Promise<void>;
}
