import type { Logger } from '@hone/kit';
import type { Leadership } from './leadership.js';
import { createRounds, type Rounds } from './rounds.js';

export interface AccountJanitorOptions {
  readonly leadership: Leadership;
  /** Processes open merges and deletions once; resolves to whether some are still open. */
  readonly settlePeople: () => Promise<boolean>;
  readonly logger: Logger;
  readonly intervalMs: number;
}

/** The process that starts a merge also completes it; a deletion waits at most this long. */
const IDLE_MS = 10_000;

/**
 * Completes merges and deletions in the leading process. It runs separately from the reconciler, because
 * erasing takes long and must not delay the queue.
 */
export function createAccountJanitor(options: AccountJanitorOptions): Rounds {
  const { leadership, settlePeople, logger, intervalMs } = options;
  return createRounds({
    intervalMs,
    idleMs: IDLE_MS,
    async runRound() {
      try {
        // Asking for leadership is free within a term.
        return !(await leadership.leads()) || (await settlePeople());
      } catch (error) {
        logger.warn({ err: error }, 'could not process account merges and deletions; retrying');
        return true;
      }
    },
  });
}
