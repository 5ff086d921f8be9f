import { createDeletions } from './features/accounts/delete-account.js';
import { createExportAccount } from './features/accounts/export-account.js';
import { createIdleGuests } from './features/accounts/idle-guests.js';
import { createLogIn } from './features/accounts/log-in.js';
import { createGuestMerges } from './features/accounts/merge-guests.js';
import { createAssertStrong } from './features/accounts/password-strength.js';
import { createProfile } from './features/accounts/profile.js';
import { createRegister } from './features/accounts/register.js';
import { createPersonalAids } from './features/aids/personal-aids.js';
import { createPersonalDrafts } from './features/drafts/personal-drafts.js';
import { createAuthenticator } from './features/sessions/authenticator.js';
import { createSessionUseCases } from './features/sessions/use-cases.js';
import { createKeyWork } from './features/submissions/key-work.js';
import { createSubmissionWork, type SubmissionWorkOptions } from './features/submissions/submission-work.js';
import { createFindBearer } from './features/tokens/bearers.js';
import { createTokenUseCases } from './features/tokens/use-cases.js';
import type { ApiDependencies } from './ports.js';

/** Wires what has to do with people: who they are, and what is kept of them. */
export function createAccountServices(
  dependencies: ApiDependencies,
  grading: Omit<SubmissionWorkOptions, 'stopping'>,
) {
  const { repositories, passwords, clock, logger, settings } = dependencies;
  const { users, sessions, tokens, accounts, keys, drafts, aids } = repositories;
  const { settleMs, cookieSecret: secret } = settings;
  const assertStrong = createAssertStrong(dependencies.countGuesses);
  const stopper = new AbortController();
  const works = [
    createSubmissionWork({ ...grading, stopping: stopper.signal }),
    createKeyWork(keys),
    createPersonalDrafts(drafts),
    createPersonalAids(aids),
  ];
  const base = { accounts, users, sessions, tokens, works, clock, logger, settleMs };
  const merges = createGuestMerges({ ...base, merges: repositories.merges });
  const deletions = createDeletions({ ...base, deletions: repositories.deletions });
  const idleGuests = createIdleGuests({ users, sessions, accounts, deletions, clock, logger });
  const findBearer = createFindBearer({ tokens, users, clock });
  return {
    findBearer,
    authenticator: createAuthenticator({ secret, sessions, findBearer, clock }),
    sessions: createSessionUseCases({ users, sessions, clock }),
    tokens: createTokenUseCases({ tokens, clock }),
    register: createRegister({ accounts, users, passwords, assertStrong, clock }),
    logIn: createLogIn({ accounts, users, passwords }),
    profile: createProfile({ accounts, users, passwords, assertStrong }),
    exportAccount: createExportAccount({ sessions, tokens, works, clock }),
    merges,
    deletions,
    /**
     * Completes merges and deletions, and begins those of guests who stay away. Answers whether any were open: then
     * they are looked at again.
     */
    async settlePeople(): Promise<boolean> {
      const merging = await merges.sweep();
      await idleGuests.sweep();
      return (await deletions.sweep()) + merging > 0;
    },
    /** An erasure that is under way ends soon; it goes on when the api runs again. */
    stopErasing: () => stopper.abort(),
  };
}
