import type { GradingSession, TrustedSession } from '@hone/contracts/kind';
import type { ProbedServer } from '../server/probed-server.js';
import type { Examined } from '../statement/examined.js';
import type { SqlScript } from '../statement/script.js';
import type { EngineDefinition } from './engine-definition.js';

/** What probes of a task need of its engine. */
export interface ProbedEngine {
  /** Examines the learner's definitions before they meet a server. */
  examine(session: GradingSession<EngineDefinition>): Promise<Examined<SqlScript>>;
  /** The given file as texts that the server takes. Throws `TaskFault` when it is no SQL. */
  split(path: string, text: string): Promise<readonly string[]>;
  /** Opens a server of the learner's own that has what the task asks for. Rejects when the platform failed. */
  open(session: TrustedSession<EngineDefinition>): Promise<ProbedServer>;
}
