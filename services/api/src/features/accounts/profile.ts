import type { PasswordBody } from '@hone/contracts';
import { AppError } from '@hone/kit';
import type { StoredUser, UserRepository } from '../sessions/repository.js';
import type { AssertStrong } from './password-strength.js';
import type { Passwords } from './passwords.js';
import type { Account, AccountRepository } from './repository.js';

/** Changes that users can make to their own account. */
export interface Profile {
  rename(user: StoredUser, name: string): Promise<StoredUser>;
  /** Throws `ACCOUNT_NEEDED` for guests, `PASSWORD_WRONG` and `PASSWORD_WEAK` with the field. */
  changePassword(user: StoredUser, body: PasswordBody): Promise<void>;
  /** Guests and accounts without a password send none. Throws `PASSWORD_WRONG` with the field `password`. */
  assertPassword(user: StoredUser, password: string | undefined): Promise<void>;
}

export interface ProfileOptions {
  readonly accounts: AccountRepository;
  readonly users: UserRepository;
  readonly passwords: Passwords;
  readonly assertStrong: AssertStrong;
}

export function createProfile({ accounts, users, passwords, assertStrong }: ProfileOptions): Profile {
  async function verify(account: Account, password: string, field: string): Promise<void> {
    if (await passwords.verify(account.passwordHash, password)) return;
    throw new AppError('PASSWORD_WRONG', {
      errors: [{ path: field, message: 'is not your current password' }],
    });
  }

  return {
    async rename(user, name) {
      await users.rename(user.id, name);
      return { ...user, name };
    },
    async changePassword(user, { current, next }) {
      const account = user.guest ? undefined : await accounts.findOf(user.id);
      if (user.guest) throw new AppError('ACCOUNT_NEEDED');
      if (account?.passwordHash === undefined) throw new AppError('PASSWORD_NONE');
      await verify(account, current, 'current');
      await assertStrong(next, { email: account.email, name: user.name }, 'next');
      await accounts.setPasswordHash(user.id, await passwords.hash(next));
    },
    async assertPassword(user, password) {
      const account = user.guest ? undefined : await accounts.findOf(user.id);
      if (account?.passwordHash !== undefined) await verify(account, password ?? '', 'password');
    },
  };
}
