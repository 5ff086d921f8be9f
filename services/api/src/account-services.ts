import { createDeletions } from './features/accounts/delete-account.js';
import { createExportAccount } from './features/accounts/export-account.js';
import { createLogIn } from './features/accounts/log-in.js';
import { createGuestMerges } from './features/accounts/merge-guests.js';
import type { PersonalWork } from './features/accounts/personal-work.js';
import { createProfile } from './features/accounts/profile.js';
import { createRegister } from './features/accounts/register.js';
import { createSessionUseCases } from './features/sessions/use-cases.js';
import { createTokenUseCases } from './features/tokens/use-cases.js';
import type { ApiDependencies } from './ports.js';

/** Wires what accounts can do. `works` is what each feature keeps of people. */
export function createAccountServices(dependencies: ApiDependencies, works: readonly PersonalWork[]) {
  const { repositories, passwords, clock, logger, settings } = dependencies;
  const { users, sessions, tokens, accounts, merges: openMerges, deletions: openDeletions } = repositories;
  const { settleMs } = settings;
  const base = { accounts, users, sessions, tokens, works, clock, logger, settleMs };
  const merges = createGuestMerges({ ...base, merges: openMerges });
  const deletions = createDeletions({ ...base, deletions: openDeletions });
  return {
    sessions: createSessionUseCases({ users, sessions, clock }),
    tokens: createTokenUseCases({ tokens, clock }),
    register: createRegister({ accounts, users, passwords, clock }),
    logIn: createLogIn({ accounts, users, passwords }),
    profile: createProfile({ accounts, users, passwords }),
    exportAccount: createExportAccount({ sessions, tokens, works, clock }),
    merges,
    deletions,
    /** Completes merges and deletions. */
    async settlePeople(): Promise<void> {
      await merges.sweep();
      await deletions.sweep();
    },
  };
}
