import type { ResetBody } from '@hone/contracts';
import type { AssertStrong } from '../accounts/password-strength.js';
import type { Passwords } from '../accounts/passwords.js';
import { settleAccount } from '../accounts/register.js';
import type { Account, AccountRepository } from '../accounts/repository.js';
import { AppError, type Logger } from '@hone/kit';
import type { Mailer } from '../mail/mailer.js';
import type { SessionRepository, StoredUser, UserRepository } from '../sessions/repository.js';
import type { TokenRepository } from '../tokens/repository.js';
import type { AccountLinks, IssuedLink } from './account-links.js';
import { passwordChangedLetter, resetLetter } from './letters.js';
import type { AccountLinkRepository } from './repository.js';

/** New passwords for those who forgot theirs. */
export interface PasswordsByLink {
  /**
   * Mails a link if the address has an account. Neither result nor timing reveals whether it has one. Throws
   * `MAIL_OFF` on a site without mail.
   */
  request(email: string): Promise<void>;
  /** A link for an admin to hand over; throws `ACCOUNT_NOT_FOUND`. */
  issueByHand(email: string): Promise<IssuedLink>;
  /**
   * Sets the password of a link's account and ends all its sessions. Throws `LINK_INVALID`, and
   * `PASSWORD_WEAK` with the link still valid.
   */
  reset(body: ResetBody): Promise<void>;
  /** Resolves when no mail is being written. */
  idle(): Promise<void>;
}

export interface PasswordsByLinkOptions {
  readonly accounts: AccountRepository;
  readonly users: UserRepository;
  readonly sessions: SessionRepository;
  readonly tokens: TokenRepository;
  readonly linkRecords: AccountLinkRepository;
  readonly links: AccountLinks;
  readonly passwords: Passwords;
  readonly assertStrong: AssertStrong;
  readonly mailer: Mailer;
  readonly logger: Logger;
  readonly publicUrl: string;
}

export function createPasswordsByLink(options: PasswordsByLinkOptions): PasswordsByLink {
  const { accounts, links, mailer, logger } = options;
  const writing = new Set<Promise<void>>();

  async function mailLink({ user, email, name }: Account): Promise<void> {
    const issued = await links.issue({ purpose: 'reset', user, email });
    if (issued === undefined) return;
    const { url, expiresAt } = issued;
    await mailer.send(resetLetter({ to: email, name }, url), { expiresAt });
  }

  /** The answer does not wait for the mail: its timing would reveal that there is an account. */
  function mailSoon(account: Account): void {
    const mail = mailLink(account)
      .catch((error: unknown) => logger.error({ err: error }, 'could not mail a link for a new password'))
      .finally(() => writing.delete(mail));
    writing.add(mail);
  }

  return {
    async request(email) {
      if (!mailer.delivers) throw new AppError('MAIL_OFF');
      const account = await accounts.find(email);
      if (account !== undefined) mailSoon(account);
    },
    async issueByHand(email) {
      const account = await accounts.find(email);
      if (account === undefined) throw new AppError('ACCOUNT_NOT_FOUND');
      return links.issueByHand({ purpose: 'reset', user: account.user, email });
    },
    reset: createReset(options),
    idle: async () => void (await Promise.all(writing)),
  };
}

function createReset(options: PasswordsByLinkOptions): PasswordsByLink['reset'] {
  const { accounts, users, sessions, tokens, links, linkRecords, passwords, assertStrong } = options;
  const { mailer, publicUrl } = options;

  /**
   * Until an address is confirmed, somebody else may have registered it. Then the owner of the address takes
   * over the account, and all other ways into it are closed.
   */
  async function confirmOwner({ id, confirmedEmail }: StoredUser, email: string): Promise<void> {
    if (confirmedEmail === email) return;
    await tokens.removeAll(id);
    await users.confirmEmail(id, email);
  }

  return async ({ token, password }) => {
    const link = await links.get('reset', token);
    const account = await accounts.findOf(link.user);
    if (account === undefined || account.email !== link.email) throw new AppError('LINK_INVALID');
    const { user, email, name } = account;
    await assertStrong(password, { email, name }, 'password');
    const passwordHash = await passwords.hash(password);
    await links.use(link);
    const owner = await settleAccount(users, account);
    await sessions.removeOf(user);
    await accounts.setPasswordHash(user, passwordHash);
    if (link.mailed) await confirmOwner(owner, email);
    // Somebody may have signed in with the old password in between.
    await sessions.removeOf(user);
    await linkRecords.removeOf(user);
    if (!mailer.delivers) return;
    await mailer.send(passwordChangedLetter({ to: email, name }, `${publicUrl}/forgot-password`));
  };
}
