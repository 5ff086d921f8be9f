import type { Clock, Logger } from '@hone/kit';
import { GUEST_SESSION_MS, type SessionRepository, type UserRepository } from '../sessions/repository.js';
import type { Deletions } from './delete-account.js';
import type { AccountRepository } from './repository.js';

/** Deletes inactive guests and their data. */
export interface IdleGuests {
  /**
   * Starts the deletions that are due: once a day, or again at the next call while more than one batch is
   * due.
   */
  sweep(): Promise<void>;
}

export interface IdleGuestOptions {
  readonly users: UserRepository;
  readonly sessions: SessionRepository;
  readonly accounts: AccountRepository;
  readonly deletions: Pick<Deletions, 'begin'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

const SWEEP_EVERY_MS = 24 * 3600 * 1000;
/** Deletions started per call; each batch is erased before the next. */
const MOST_AT_ONCE = 100;
/** Marks a guest as claimed for deletion, where the account of a merge would be named. */
const REMOVAL = 'removal';

/** Creates the sweep. A guest can only return through a session, so the sessions show who was active. */
export function createIdleGuests(options: IdleGuestOptions): IdleGuests {
  const { users, sessions, accounts, deletions, clock, logger } = options;
  let sweptAt = -Infinity;

  async function isIdle(guest: string, since: number): Promise<boolean> {
    const own = await sessions.list(guest, clock.now());
    return own.every(({ lastSeenAt }) => lastSeenAt < since);
  }

  /** Claims the guest first, so that a simultaneous registration either keeps everything or fails. */
  async function remove(guest: string, since: number): Promise<boolean> {
    if (!(await accounts.claim(guest, REMOVAL))) return false;
    if (await isIdle(guest, since)) {
      await deletions.begin(guest);
      return true;
    }
    await accounts.unclaim(guest);
    return false;
  }

  return {
    async sweep() {
      const now = clock.now();
      if (now - sweptAt < SWEEP_EVERY_MS) return;
      const since = now - GUEST_SESSION_MS;
      let removed = 0;
      for await (const guest of users.listGuests(since)) {
        if (!(await isIdle(guest, since)) || !(await remove(guest, since))) continue;
        removed += 1;
        if (removed === MOST_AT_ONCE) break;
      }
      if (removed > 0) logger.info({ removed }, 'inactive guests removed');
      if (removed < MOST_AT_ONCE) sweptAt = now;
    },
  };
}
