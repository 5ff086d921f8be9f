import type { Rejection } from './rejection.js';

/** A file of SQL, statement by statement. */
export interface SqlScript {
  readonly path: string;
  readonly statements: readonly string[];
}

/** The statements of a learner's file, one by one, or why it may not be sent to a server. */
export type ScriptExamination = { readonly ok: true; readonly statements: readonly string[] } | Rejection;
