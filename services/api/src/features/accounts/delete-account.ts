import type { Clock, Logger } from '@hone/kit';
import type { SessionRepository, UserRepository } from '../sessions/repository.js';
import type { TokenRepository } from '../tokens/repository.js';
import type { PersonalWork } from './personal-work.js';
import type { AccountRepository, Deletion, DeletionRepository } from './repository.js';
import { createSecondLook } from './second-look.js';

/** Erases people. */
export interface Deletions {
  /** Notes the deletion, and ends every way in at once. The work itself is erased soon after. */
  begin(user: string): Promise<void>;
  /**
   * Erases what is open, and looks again for what a late request wrote; then keeps the proof only. Answers how many
   * were open.
   */
  sweep(): Promise<number>;
}

export interface DeletionOptions {
  readonly deletions: DeletionRepository;
  readonly accounts: AccountRepository;
  readonly users: UserRepository;
  readonly sessions: SessionRepository;
  readonly tokens: TokenRepository;
  readonly works: readonly PersonalWork[];
  readonly clock: Clock;
  readonly logger: Logger;
  /** After this time no request of a former user can write any more. */
  readonly settleMs: number;
}

/** Creates the deletion. Its record alone says that it has begun; every step may be repeated after a crash. */
export function createDeletions(options: DeletionOptions): Deletions {
  const { deletions, accounts, users, sessions, tokens, works, clock } = options;

  /** The address is freed last: until then nobody can be in its way. */
  async function endWaysIn({ user }: Deletion): Promise<void> {
    await sessions.removeOf(user);
    await tokens.removeAll(user);
    await users.remove(user);
    await accounts.remove(user);
  }

  const look = createSecondLook<Deletion>({
    ...options,
    nameOf: ({ user }) => user,
    async run(deletion) {
      await endWaysIn(deletion);
      for (const work of works) await work.erase(deletion.user);
    },
    async finish(deletion) {
      // A guest who was away for long was claimed for this; see `idle-guests.ts`.
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
      await look(open);
      return open.length;
    },
  };
}
