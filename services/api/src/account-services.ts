import { createDeletions } from './features/accounts/delete-account.js';
import { createExportAccount } from './features/accounts/export-account.js';
import { createIdleGuests } from './features/accounts/idle-guests.js';
import { createLogIn } from './features/accounts/log-in.js';
import { createGuestMerges } from './features/accounts/merge-guests.js';
import { createAssertStrong, type AssertStrong } from './features/accounts/password-strength.js';
import type { PersonalData } from './features/accounts/personal-data.js';
import { createProfile } from './features/accounts/profile.js';
import { createRegister } from './features/accounts/register.js';
import { createPersonalAids } from './features/aids/personal-aids.js';
import { createPersonalDrafts } from './features/drafts/personal-drafts.js';
import { createAccountLinks } from './features/recovery/account-links.js';
import { createAddresses } from './features/recovery/addresses.js';
import { createPasswordsByLink } from './features/recovery/passwords-by-link.js';
import type { Mailer } from './features/mail/mailer.js';
import { createAuthenticator } from './features/sessions/authenticator.js';
import { createSessionUseCases } from './features/sessions/use-cases.js';
import { createKeyData } from './features/submissions/key-data.js';
import { createSubmissionData, type SubmissionDataOptions } from './features/submissions/submission-data.js';
import { createFindBearer } from './features/tokens/bearers.js';
import { createTokenUseCases } from './features/tokens/use-cases.js';
import { createPersonalVariants } from './features/variants/personal-variants.js';
import type { ApiDependencies } from './ports.js';

/** Creates the services for accounts, sessions and personal data. */
export function createAccountServices(
  dependencies: ApiDependencies,
  mailer: Mailer,
  grading: Omit<SubmissionDataOptions, 'stopping'>,
) {
  const { repositories, passwords, clock, logger, settings } = dependencies;
  const { users, sessions, tokens, accounts } = repositories;
  const { settleMs, cookieSecret: secret } = settings;
  const assertStrong = createAssertStrong(dependencies.countGuesses);
  const stopper = new AbortController();
  const personalData = createPersonalData(repositories, { ...grading, stopping: stopper.signal });
  const linkRecords = repositories.accountLinks;
  const base = { accounts, users, sessions, tokens, linkRecords, personalData, clock, logger, settleMs };
  const recovery = createRecovery(dependencies, mailer, assertStrong);
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
    exportAccount: createExportAccount({ sessions, tokens, personalData, clock }),
    merges,
    deletions,
    ...recovery,
    /**
     * Processes open merges, deletions and changes of addresses, and deletes inactive guests. Resolves to true when some are still
     * open, so that the caller tries again.
     */
    async settlePeople(): Promise<boolean> {
      const merging = (await merges.sweep()) + (await recovery.addresses.sweep());
      await idleGuests.sweep();
      return (await deletions.sweep()) + merging > 0;
    },
    /** Stops an erasure that is in progress; the next start of the api continues it. */
    stopErasing: () => stopper.abort(),
  };
}

/** What users have stored, by feature. */
function createPersonalData(
  { keys, drafts, aids, variants }: ApiDependencies['repositories'],
  submissions: SubmissionDataOptions,
): PersonalData[] {
  return [
    createSubmissionData(submissions),
    createKeyData(keys),
    createPersonalDrafts(drafts),
    createPersonalAids(aids),
    createPersonalVariants(variants),
  ];
}

/** Wires forgotten passwords and addresses. */
function createRecovery(
  { repositories, passwords, clock, logger, settings }: ApiDependencies,
  mailer: Mailer,
  assertStrong: AssertStrong,
) {
  const { accountLinks: linkRecords, addressMoves: moves } = repositories;
  const { publicUrl } = settings;
  const links = createAccountLinks({ links: linkRecords, clock, publicUrl });
  const base = { ...repositories, links, linkRecords, moves, mailer, clock, logger };
  return {
    addresses: createAddresses(base),
    passwordsByLink: createPasswordsByLink({ ...base, passwords, assertStrong, publicUrl }),
  };
}
