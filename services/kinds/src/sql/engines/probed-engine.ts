import type { GradingSession, TrustedSession } from '@hone/contracts/kind';
import type { ProbedServer } from '../server/probed-server.js';
import type { Examined } from '../statement/examined.js';
import type { SqlScript } from '../statement/script.js';
import type { EngineDefinition } from './engine-definition.js';

/** What a task's probes need from its engine. */
export interface ProbedEngine {
  /** Examines the learner's definitions before they are sent to a server. */
  examine(session: GradingSession<EngineDefinition>): Promise<Examined<SqlScript>>;
  /** Splits the given file into texts that the server accepts. Throws `TaskFault` if it is not SQL. */
  split(path: string, text: string): Promise<readonly string[]>;
  /** Opens the learner's server, with the task's extensions and roles. Rejects if the platform failed. */
  open(session: TrustedSession<EngineDefinition>): Promise<ProbedServer>;
}
