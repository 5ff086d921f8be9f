import type { EngineId } from './engine-id.js';

/** What engines know of a task's definition. */
export interface EngineDefinition {
  readonly engine: EngineId;
  readonly schema: string;
  readonly parameters: readonly string[];
  /** Extensions that the server has. */
  readonly extensions: readonly string[];
  /** Roles that sign in beside the owner of the tables. */
  readonly roles: readonly string[];
  /** Of a task whose submission has a file of indexes. */
  readonly tuning?: { readonly indexes: string } | undefined;
}
