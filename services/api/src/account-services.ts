import { createDeletions } from './features/accounts/delete-account.js';
import { createExportAccount } from './features/accounts/export-account.js';
import { createIdleGuests } from './features/accounts/idle-guests.js';
import { createLogIn } from './features/accounts/log-in.js';
import { createGuestMerges } from './features/accounts/merge-guests.js';
import { createAssertStrong } from './features/accounts/password-strength.js';
import type { PersonalData } from './features/accounts/personal-data.js';
import { createProfile } from './features/accounts/profile.js';
import { createRegister } from './features/accounts/register.js';
import { createPersonalAids } from './features/aids/personal-aids.js';
import { createDeviceSignIns } from './features/device-sign-in/use-cases.js';
import { createPersonalDrafts } from './features/drafts/personal-drafts.js';
import { createPersonalProgress } from './features/progress/personal-progress.js';
import { createPendingSignIns } from './features/oidc/pending-sign-in.js';
import { createSignInByIdentity } from './features/oidc/sign-in-by-identity.js';
import { createAccountLinks } from './features/recovery/account-links.js';
import { createAddresses } from './features/recovery/addresses.js';
import { createPasswordsByLink } from './features/recovery/passwords-by-link.js';
import type { Mailer } from './features/mail/mailer.js';
import { createAuthenticator } from './features/sessions/authenticator.js';
import { createSessionUseCases } from './features/sessions/use-cases.js';
import { createKeyData } from './features/submissions/key-data.js';
import type { HoldsSitting } from './features/sittings/sitting-cookie.js';
import { createSubmissionData, type SubmissionDataOptions } from './features/submissions/submission-data.js';
import { createFindBearer } from './features/tokens/bearers.js';
import { createTokenUseCases } from './features/tokens/use-cases.js';
import { createPersonalSharedResults } from './features/shared-results/personal-shared-results.js';
import { createPersonalTestCases } from './features/test-cases/personal-test-cases.js';
import { createPersonalVariants } from './features/variants/personal-variants.js';
import type { ApiDependencies } from './ports.js';

/** Creates the services for accounts, sessions and personal data. */
export function createAccountServices(
  dependencies: ApiDependencies,
  mailer: Mailer,
  { holdsSitting, ...grading }: Omit<SubmissionDataOptions, 'stopping'> & { holdsSitting: HoldsSitting },
) {
  const { repositories, clock, logger, settings } = dependencies;
  const { users, sessions, tokens, accounts, accountLinks: linkRecords } = repositories;
  const { settleMs, cookieSecret: secret } = settings;
  const stopper = new AbortController();
  const personalData = createPersonalData(repositories, { ...grading, stopping: stopper.signal });
  const base = { ...repositories, linkRecords, personalData, clock, logger, settleMs };
  const entrances = createEntrances(dependencies, mailer);
  const merges = createGuestMerges(base);
  const deletions = createDeletions(base);
  const idleGuests = createIdleGuests({ users, sessions, accounts, deletions, clock, logger });
  const findBearer = createFindBearer({ tokens, users, clock });
  return {
    personalData,
    ...entrances,
    findBearer,
    authenticator: createAuthenticator({ secret, sessions, findBearer, holdsSitting, clock }),
    sessions: createSessionUseCases({ users, sessions, clock }),
    ...createTokens(dependencies),
    exportAccount: createExportAccount(base),
    merges,
    deletions,
    /**
     * Processes open merges, deletions and changes of addresses, and deletes inactive guests. Resolves to true
     * when some are still open, so that the caller tries again.
     */
    async settlePeople(): Promise<boolean> {
      const merging = (await merges.sweep()) + (await entrances.addresses.sweep());
      await idleGuests.sweep();
      return (await deletions.sweep()) + merging > 0;
    },
    /** Stops an erasure that is in progress; the next start of the api continues it. */
    stopErasing: () => stopper.abort(),
  };
}

/** Wires API tokens, made by hand or for a device. */
function createTokens({ repositories, clock, settings }: ApiDependencies) {
  const { users, deviceSignIns: signIns } = repositories;
  const tokens = createTokenUseCases({ tokens: repositories.tokens, clock });
  const { publicUrl } = settings;
  return { tokens, deviceSignIns: createDeviceSignIns({ signIns, users, tokens, clock, publicUrl }) };
}

/** What users and sittings have stored, by feature. */
function createPersonalData(
  { keys, drafts, testCases, aids, variants, workSummaries, sharedResults }: ApiDependencies['repositories'],
  submissions: SubmissionDataOptions,
): PersonalData[] {
  return [
    // First, so that nothing of a deleted account stays public meanwhile.
    createPersonalSharedResults(sharedResults),
    createSubmissionData(submissions),
    createKeyData(keys),
    createPersonalDrafts(drafts),
    createPersonalTestCases(testCases),
    createPersonalAids(aids),
    createPersonalVariants(variants),
    createPersonalProgress(workSummaries),
  ];
}

/** Wires the ways into accounts: passwords, links from mails, and the identity provider. */
function createEntrances(dependencies: ApiDependencies, mailer: Mailer) {
  const { repositories, passwords, clock, logger, settings } = dependencies;
  const { accounts, users, accountLinks: linkRecords, addressMoves: moves } = repositories;
  const { publicUrl, cookieSecret } = settings;
  const assertStrong = createAssertStrong(dependencies.countGuesses);
  const links = createAccountLinks({ links: linkRecords, clock, publicUrl });
  const base = { ...repositories, links, linkRecords, moves, mailer, clock, logger };
  return {
    register: createRegister({ accounts, users, passwords, assertStrong, clock }),
    logIn: createLogIn({ accounts, users, passwords }),
    profile: createProfile({ accounts, users, passwords, assertStrong }),
    addresses: createAddresses(base),
    passwordsByLink: createPasswordsByLink({ ...base, passwords, assertStrong, publicUrl }),
    signInByIdentity: createSignInByIdentity({ ...repositories, clock }),
    pending: createPendingSignIns(cookieSecret, clock),
  };
}
