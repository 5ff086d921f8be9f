import type { Answer, Unanswered } from './rows-server.js';

/** How definitions ended: `statement` is the place of the one that failed, from 0. */
export type Defined =
  { readonly ok: true } | { readonly ok: false; readonly statement: number; readonly answer: Unanswered };

/** A session in which one statement follows the other, with whatever the ones before left in it. */
export interface ProbeSession {
  run(sql: string): Promise<Answer>;
}

/** A server on which tables are made and statements of several roles are tried, whatever its engine. */
export interface ProbedServer {
  /** Leaves nothing of the task's but a place for its tables, in the hands of their owner. */
  empty(roles: readonly string[]): Promise<void>;
  /** Runs statements, one or more in each text, as the role that owns the task's tables and nothing else. */
  define(texts: readonly string[], wallMs: number): Promise<Defined>;
  /** Opens a session of a role, which the end of the probe closes. */
  session(role: string, wallMs: number): Promise<ProbeSession>;
  /**
   * What a session of this probe, or a role, has otherwise than it was given, in words. What a learner makes runs in the
   * sessions of others, and no rule is kept by what it sets there. Asked last: open transactions end.
   */
  changedSettings(): Promise<string | undefined>;
  /** Ends every session but the grader's, with whatever could outlive them. */
  endProbe(): Promise<void>;
  /** False once a statement crashed the server or could not be stopped: take a new one. */
  isSound(): boolean;
  close(): Promise<void>;
}
