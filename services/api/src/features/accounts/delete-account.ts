import type { Clock, Logger } from '@hone/kit';
import type { SessionRepository, UserRepository } from '../sessions/repository.js';
import type { DeviceSignInRepository } from '../device-sign-in/repository.js';
import type { IdentityRepository } from '../oidc/repository.js';
import type { AccountLinkRepository } from '../recovery/repository.js';
import type { TokenRepository } from '../tokens/repository.js';
import type { PersonalData } from './personal-data.js';
import type { AccountRepository, Deletion, DeletionRepository } from './repository.js';
import { createTwoPassSweep } from './two-pass-sweep.js';

/** Deletes accounts and their data. */
export interface Deletions {
  /** Records the deletion and revokes all sessions and tokens. The data is erased soon after. */
  begin(user: string): Promise<void>;
  /**
   * Erases the data of open deletions, a second time for late writes, then keeps only the proof. Resolves to
   * the number of open deletions.
   */
  sweep(): Promise<number>;
}

export interface DeletionOptions {
  readonly deletions: DeletionRepository;
  readonly accounts: AccountRepository;
  readonly users: UserRepository;
  readonly sessions: SessionRepository;
  readonly tokens: TokenRepository;
  readonly linkRecords: Pick<AccountLinkRepository, 'removeOf'>;
  readonly identities: Pick<IdentityRepository, 'removeOf'>;
  readonly deviceSignIns: Pick<DeviceSignInRepository, 'removeOf'>;
  readonly personalData: readonly PersonalData[];
  readonly clock: Clock;
  readonly logger: Logger;
  /** After this time, no request of a deleted user can still write. */
  readonly settleMs: number;
}

/** Creates the deletion. Its record marks that it has begun; every step can be repeated after a crash. */
export function createDeletions(options: DeletionOptions): Deletions {
  const { deletions, accounts, users, sessions, tokens, linkRecords, identities, deviceSignIns } = options;
  const { personalData, clock } = options;

  /** Frees the address last, so that nobody can register with it before. */
  async function endWaysIn({ user }: Deletion): Promise<void> {
    await sessions.removeOf(user);
    await tokens.removeAll(user);
    await linkRecords.removeOf(user);
    await identities.removeOf(user);
    await deviceSignIns.removeOf(user);
    await users.remove(user);
    await accounts.remove(user);
  }

  const sweepRecords = createTwoPassSweep<Deletion>({
    ...options,
    nameOf: ({ user }) => user,
    async run(deletion) {
      await endWaysIn(deletion);
      for (const work of personalData) await work.erase(deletion.user);
    },
    async finish(deletion) {
      // Deletions of inactive guests claim the guest first; see `idle-guests.ts`.
      await accounts.unclaim(deletion.user);
      await deletions.finish(deletion, clock.now());
    },
    failure: 'could not finish erasing an account; retrying',
  });

  return {
    async begin(user) {
      const deletion = { user, at: clock.now() };
      await deletions.insert(deletion);
      await endWaysIn(deletion);
    },
    async sweep() {
      const open = await deletions.list();
      await sweepRecords(open);
      return open.length;
    },
  };
}
