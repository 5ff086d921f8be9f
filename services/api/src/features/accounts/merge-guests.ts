import type { Clock, Logger } from '@hone/kit';
import type { SessionRepository, StoredUser, UserRepository } from '../sessions/repository.js';
import type { PersonalWork } from './personal-work.js';
import type { AccountRepository, Merge, MergeRepository } from './repository.js';
import { createSecondLook } from './second-look.js';

/** Hands the work of guests over to the accounts that they sign in to. */
export interface GuestMerges {
  /** Notes that the guest's work goes to the account. From here on it does, whatever fails. */
  begin(guest: StoredUser | undefined, into: string): Promise<Merge | undefined>;
  /** Moves what there is now. */
  run(merge: Merge): Promise<void>;
  /** Resumes what a crash left, and looks again for what a late request of the guest wrote. Answers how many were open. */
  sweep(): Promise<number>;
}

export interface GuestMergeOptions {
  readonly merges: MergeRepository;
  readonly accounts: AccountRepository;
  readonly users: UserRepository;
  readonly sessions: SessionRepository;
  readonly works: readonly PersonalWork[];
  readonly clock: Clock;
  readonly logger: Logger;
  /** After this time no request of a former guest can write any more. */
  readonly settleMs: number;
}

/** Creates the merging. There are no transactions: every step may be repeated, by several processes at once. */
export function createGuestMerges(options: GuestMergeOptions): GuestMerges {
  const { merges, accounts, users, sessions, works, clock } = options;

  async function run(merge: Merge): Promise<void> {
    const { guest, into } = merge;
    // A guest who registered meanwhile is somebody; one who went to another account is there already.
    if (!(await accounts.claim(guest, into))) return merges.remove(merge);
    await sessions.removeOf(guest);
    const target = await users.find(into);
    for (const work of works) {
      if (target === undefined) await work.erase(guest);
      else await work.move(guest, into);
    }
    await users.remove(guest);
  }

  const look = createSecondLook<Merge>({
    ...options,
    nameOf: ({ guest, into }) => `${guest}:${into}`,
    run,
    async finish(merge) {
      // The record goes last: as long as it stands, a crash leaves nothing that nobody looks after.
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
      await look(open);
      return open.length;
    },
  };
}
