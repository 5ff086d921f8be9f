import type { Logger } from '@hone/kit';
import type { Leadership } from './leadership.js';

export interface PeopleKeeperOptions {
  readonly leadership: Leadership;
  /** Completes merges and deletions once. */
  readonly settlePeople: () => Promise<void>;
  readonly logger: Logger;
  readonly intervalMs: number;
}

/** Completes merges and deletions from time to time, in whichever process leads. */
export interface PeopleKeeper {
  start(): void;
  /** Resolves when the round that runs is over. */
  close(): Promise<void>;
}

/** Creates the keeper. It has rounds of its own: to erase much takes long, and no order must wait for it. */
export function createPeopleKeeper(options: PeopleKeeperOptions): PeopleKeeper {
  const { leadership, settlePeople, logger, intervalMs } = options;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  let closed = false;

  async function look(): Promise<void> {
    try {
      if (await leadership.leads()) await settlePeople();
    } catch (error) {
      logger.warn({ err: error }, 'merges and deletions could not be looked after');
    }
  }

  function plan(): void {
    if (closed) return;
    timer = setTimeout(() => {
      round = look().finally(plan);
    }, intervalMs);
  }

  return {
    start: plan,
    async close() {
      closed = true;
      clearTimeout(timer);
      await round;
    },
  };
}
