import type { EngineId } from './engine-id.js';

/** The part of a task's definition that engines use. */
export interface EngineDefinition {
  readonly engine: EngineId;
  readonly schema: string;
  readonly parameters: readonly string[];
  /** Extensions that the server has. */
  readonly extensions: readonly string[];
  /** Roles that sign in, besides the owner of the tables. */
  readonly roles: readonly string[];
  /** Present if the submission has a file of indexes. */
  readonly tuning?: { readonly indexes: string } | undefined;
}
