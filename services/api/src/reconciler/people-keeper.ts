import type { Logger } from '@hone/kit';
import type { Leadership } from './leadership.js';
import { createRounds, type Rounds } from './rounds.js';

export interface PeopleKeeperOptions {
  readonly leadership: Leadership;
  /** Completes merges and deletions once; answers whether some are still open. */
  readonly settlePeople: () => Promise<boolean>;
  readonly logger: Logger;
  readonly intervalMs: number;
}

/** A merge that another process began is done there at once; a deletion waits this long at most. */
const IDLE_MS = 10_000;

/**
 * Completes merges and deletions in whichever process leads. It has rounds of its own: to erase much takes long, and no
 * order must wait for it.
 */
export function createPeopleKeeper(options: PeopleKeeperOptions): Rounds {
  const { leadership, settlePeople, logger, intervalMs } = options;
  return createRounds({
    intervalMs,
    idleMs: IDLE_MS,
    async look() {
      try {
        // Whether this process leads costs nothing to ask, but for once a term.
        return !(await leadership.leads()) || (await settlePeople());
      } catch (error) {
        logger.warn({ err: error }, 'could not process account merges and deletions; retrying');
        return true;
      }
    },
  });
}
