import type { Clock, Logger } from '@hone/kit';
import type { SessionRepository, StoredUser, UserRepository } from '../sessions/repository.js';
import type { PersonalData } from './personal-data.js';
import type { AccountRepository, Merge, MergeRepository } from './repository.js';
import { createTwoPassSweep } from './two-pass-sweep.js';

/** Moves the data of guests to the accounts that they sign in to. */
export interface GuestMerges {
  /** Records the merge. From then on it will be completed, whatever fails. */
  begin(guest: StoredUser | undefined, into: string): Promise<Merge | undefined>;
  /** Moves the data that exists now. */
  run(merge: Merge): Promise<void>;
  /**
   * Resumes merges after a crash, and moves what late requests of the guest wrote. Resolves to the number of
   * open merges.
   */
  sweep(): Promise<number>;
}

export interface GuestMergeOptions {
  readonly merges: MergeRepository;
  readonly accounts: AccountRepository;
  readonly users: UserRepository;
  readonly sessions: SessionRepository;
  readonly personalData: readonly PersonalData[];
  readonly clock: Clock;
  readonly logger: Logger;
  /** After this time, no request of a merged guest can still write. */
  readonly settleMs: number;
}

/**
 * Creates the merging. Without transactions, every step can be repeated, also by several processes at once.
 */
export function createGuestMerges(options: GuestMergeOptions): GuestMerges {
  const { merges, accounts, users, sessions, personalData, clock } = options;

  async function run(merge: Merge): Promise<void> {
    const { guest, into } = merge;
    // Skip guests who have registered or merged in the meantime.
    if (!(await accounts.claim(guest, into))) return merges.remove(merge);
    await sessions.removeOf(guest);
    const target = await users.find(into);
    for (const work of personalData) {
      if (target === undefined) await work.erase(guest);
      else await work.move(guest, into);
    }
    await users.remove(guest);
  }

  const sweepRecords = createTwoPassSweep<Merge>({
    ...options,
    nameOf: ({ guest, into }) => `${guest}:${into}`,
    run,
    async finish(merge) {
      // The record is deleted last, so that a crash leaves nothing unfinished and unnoticed.
      await accounts.unclaim(merge.guest);
      await merges.remove(merge);
    },
    failure: "could not finish moving a guest's work to the account; retrying",
  });

  return {
    async begin(guest, into) {
      if (guest?.guest !== true || guest.id === into) return undefined;
      const merge = { guest: guest.id, into, at: clock.now() };
      await merges.insert(merge);
      return merge;
    },
    run,
    async sweep() {
      const open = await merges.list();
      await sweepRecords(open);
      return open.length;
    },
  };
}
