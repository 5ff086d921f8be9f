import { boxesFor } from '../../boxes.js';
import type { ProbedEngine } from '../probed-engine.js';
import { examineMariadb } from './examine-text.js';
import { openMariadb } from './mariadb-server.js';

/** Probes on MariaDB, which splits a file itself. */
export const mariadbProbes: ProbedEngine = {
  examine: examineMariadb,
  split: (_path, text) => Promise.resolve(text.trim() === '' ? [] : [text.trim()]),
  open: (session) => openMariadb(session, boxesFor(session.package, session.definition).candidate),
};
