import { emailSchema, personNameSchema } from '@hone/contracts';
import type { Clock } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import { settleAccount } from '../accounts/register.js';
import type { Account, AccountRepository } from '../accounts/repository.js';
import type { SessionRepository, StoredUser, UserRepository } from '../sessions/repository.js';
import type { TokenRepository } from '../tokens/repository.js';
import type { ProvedIdentity } from './identity-provider.js';
import type { DomainRepository, Identity, IdentityRepository } from './repository.js';

/** The user of an identity; a new one at the first sign-in. */
export type SignInByIdentity = (proved: ProvedIdentity) => Promise<StoredUser>;

export interface SignInByIdentityOptions {
  readonly identities: IdentityRepository;
  readonly domains: DomainRepository;
  readonly accounts: AccountRepository;
  readonly users: UserRepository;
  readonly sessions: SessionRepository;
  readonly tokens: TokenRepository;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Creates the sign-in by issuer and subject. An address says who somebody is only if the provider verified it
 * and an admin claimed its domain. Inserting the identity decides a race; the next sign-in completes what a
 * crash cut short.
 */
export function createSignInByIdentity(options: SignInByIdentityOptions): SignInByIdentity {
  const { identities, accounts, users, clock } = options;
  const findTrustedEmail = createTrustedEmail(options);
  const takeOver = createTakeOver(options);

  async function begin(proved: ProvedIdentity, email: string | undefined): Promise<Identity> {
    const account = email === undefined ? undefined : await accounts.find(email);
    const createdAt = clock.now();
    const { issuer, subject } = proved;
    const user = account?.user ?? createSortableId(createdAt);
    await identities.insert({ issuer, subject, user, name: nameOf(proved), createdAt });
    const identity = await identities.find(issuer, subject);
    if (identity === undefined) throw new Error('the identity was removed during its first sign-in');
    return identity;
  }

  /** The address becomes the account's, unless somebody else has it or the account has one. */
  async function settle({ user: id, name, createdAt }: Identity, email: string | undefined): Promise<void> {
    await users.settle({ id, name, createdAt });
    if (email === undefined || (await accounts.findOf(id)) !== undefined) return;
    if (await accounts.move({ email, user: id, name, createdAt })) await users.confirmEmail(id, email);
  }

  return async (proved) => {
    const email = await findTrustedEmail(proved);
    const known = await identities.find(proved.issuer, proved.subject);
    const identity = known ?? (await begin(proved, email));
    const account = await accounts.findOf(identity.user);
    if (account === undefined) await settle(identity, email);
    else if (known === undefined && account.email === email) await takeOver(account, email);
    const user = await users.find(identity.user);
    if (user === undefined) throw new Error('the user was removed during the sign-in');
    return user;
  };
}

function createTrustedEmail({ domains }: SignInByIdentityOptions) {
  return async ({ email: given, emailVerified }: ProvedIdentity): Promise<string | undefined> => {
    const email = emailSchema.safeParse(given).data;
    if (email === undefined || !emailVerified) return undefined;
    return (await domains.isClaimed(email.slice(email.lastIndexOf('@') + 1))) ? email : undefined;
  };
}

/**
 * Links an account that exists. Until its address was confirmed, somebody else may have registered it: then
 * everything else that opens it is closed.
 */
function createTakeOver({ accounts, users, sessions, tokens }: SignInByIdentityOptions) {
  return async (account: Account, email: string): Promise<void> => {
    const { id, confirmedEmail } = await settleAccount(users, account);
    if (confirmedEmail === email) return;
    await accounts.setPasswordHash(id, undefined);
    await sessions.removeOf(id);
    await tokens.removeAll(id);
    await users.confirmEmail(id, email);
  };
}

/** A name that our own rules allow; providers allow others. */
function nameOf({ name, email }: ProvedIdentity): string {
  const candidates = [name, email?.split('@')[0]];
  for (const candidate of candidates) {
    const parsed = personNameSchema.safeParse(candidate);
    if (parsed.success) return parsed.data;
  }
  return 'New member';
}
