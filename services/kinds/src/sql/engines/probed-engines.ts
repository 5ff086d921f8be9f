import type { GradingSession } from '@hone/contracts/kind';
import type { SqlDefinition } from '../definition.js';
import { examineTables } from './postgresql/examine-program.js';
import type { Examined } from '../statement/examined.js';
import { examineMariadb } from './mariadb/examine-text.js';
import { openMariadb } from './mariadb/mariadb-server.js';
import { openProbedPostgresql } from './postgresql/probed-postgresql.js';
import type { SqlScript } from './postgresql/examine/examine-script.js';
import { statementsOf } from '../statement/statements-of.js';
import { boxesFor } from '../boxes.js';
import type { ProbedServer } from '../server/probed-server.js';

type Session = GradingSession<SqlDefinition>;

/** What probes of a task need of its engine. */
export interface ProbedEngine {
  /** Examines the learner's definitions before they meet a server. */
  examine(session: Session): Promise<Examined<SqlScript>>;
  /** The given file as texts that the server takes. Throws `TaskFault` when it is no SQL. */
  split(path: string, text: string): Promise<readonly string[]>;
  /** Opens a server of the learner's own that has what the task asks for. Rejects when the platform failed. */
  open(session: Session): Promise<ProbedServer>;
}

const postgresql: ProbedEngine = {
  examine: examineTables,
  split: statementsOf,
  open: openProbedPostgresql,
};

const mariadb: ProbedEngine = {
  examine: examineMariadb,
  split: (_path, text) => Promise.resolve(text.trim() === '' ? [] : [text.trim()]),
  open: (session) => openMariadb(session, boxesFor(session.package, session.definition).candidate),
};

const ENGINES: Partial<Record<SqlDefinition['engine'], ProbedEngine>> = { postgresql, mariadb };

/** The engine of a task with probes, which inspection has shown to be available. */
export function probedEngineOf({ engine }: Pick<SqlDefinition, 'engine'>): ProbedEngine {
  const found = ENGINES[engine];
  if (found === undefined) throw new Error(`engine ${engine} has no probes`);
  return found;
}
