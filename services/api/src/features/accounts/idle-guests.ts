import type { Clock, Logger } from '@hone/kit';
import { GUEST_SESSION_MS, type SessionRepository, type UserRepository } from '../sessions/repository.js';
import type { Deletions } from './delete-account.js';
import type { AccountRepository } from './repository.js';

/** Removes guests who stay away, with everything that they stored. */
export interface IdleGuests {
  /** Begins the deletions that are due. Once a day, unless many are: those go on with the next call. */
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
/** Deletions that one call begins: what a call begins is erased before the next. */
const MOST_AT_ONCE = 100;
/** Stands where the account would stand that a guest's work goes to. */
const REMOVAL = 'removal';

/** Creates the sweep. A guest has no other way in than a session, so the sessions tell who was here. */
export function createIdleGuests(options: IdleGuestOptions): IdleGuests {
  const { users, sessions, accounts, deletions, clock, logger } = options;
  let sweptAt = -Infinity;

  async function isIdle(guest: string, since: number): Promise<boolean> {
    const own = await sessions.list(guest, clock.now());
    return own.every(({ lastSeenAt }) => lastSeenAt < since);
  }

  /** Claimed first, so that somebody who registers at this moment either keeps everything or is told that it failed. */
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
