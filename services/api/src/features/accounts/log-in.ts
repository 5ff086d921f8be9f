import type { LoginBody } from '@hone/contracts';
import { AppError } from '@hone/kit';
import type { StoredUser, UserRepository } from '../sessions/repository.js';
import type { Passwords } from './passwords.js';
import { settleAccount } from './register.js';
import type { AccountRepository } from './repository.js';

/**
 * Resolves to the user of an account. Throws `AUTH_INVALID` with the same text and timing for an unknown
 * address and a wrong password.
 */
export type LogIn = (body: LoginBody) => Promise<StoredUser>;

export interface LogInOptions {
  readonly accounts: AccountRepository;
  readonly users: UserRepository;
  readonly passwords: Passwords;
}

export function createLogIn({ accounts, users, passwords }: LogInOptions): LogIn {
  return async ({ email, password }) => {
    const account = await accounts.find(email);
    const isRight = await passwords.verify(account?.passwordHash, password);
    if (account === undefined || !isRight) throw new AppError('AUTH_INVALID');
    return settleAccount(users, account);
  };
}
