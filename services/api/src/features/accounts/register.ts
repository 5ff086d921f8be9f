import type { RegisterBody } from '@hone/contracts';
import { AppError, type Clock } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import type { StoredUser, UserRepository } from '../sessions/repository.js';
import type { AssertStrong } from './password-strength.js';
import type { Passwords } from './passwords.js';
import type { Account, AccountRepository } from './repository.js';

/** Registers a guest, who keeps their id and data, or a new user. */
export type Register = (body: RegisterBody, visitor: StoredUser | undefined) => Promise<StoredUser>;

export interface RegisterOptions {
  readonly accounts: AccountRepository;
  readonly users: UserRepository;
  readonly passwords: Passwords;
  readonly assertStrong: AssertStrong;
  readonly clock: Clock;
}

/**
 * Creates the registration. Inserting the account decides it: of two that race for an address, one wins.
 * After a crash, the first login completes the rest.
 */
export function createRegister(options: RegisterOptions): Register {
  const { accounts, users, passwords, assertStrong, clock } = options;
  return async ({ email, password, name }, visitor) => {
    await assertStrong(password, { email, name }, 'password');
    if ((await accounts.find(email)) !== undefined) throw taken();
    const passwordHash = await passwords.hash(password);
    const createdAt = clock.now();
    const wanted = { email, name, passwordHash, createdAt };
    const user = visitor?.guest === true ? visitor.id : createSortableId(createdAt);
    const account = (await insertFor(user)) ?? (await insertFor(createSortableId(createdAt)));
    if (account === undefined) throw taken();
    return settleAccount(users, account);

    async function insertFor(id: string): Promise<Account | undefined> {
      const made = { ...wanted, user: id };
      if (await accounts.insert(made)) return made;
      if ((await accounts.find(email)) !== undefined) throw taken();
      // This guest has registered or signed in elsewhere in the meantime; create a new user.
      return undefined;
    }
  };
}

/** The user of an account; created now if a crash prevented it before. */
export async function settleAccount(users: UserRepository, account: Account): Promise<StoredUser> {
  const { user: id, email, name, createdAt } = account;
  const known = await users.find(id);
  if (known?.guest === false) return known;
  await users.settle({ id, email, name, createdAt: known?.createdAt ?? createdAt });
  const settled = await users.find(id);
  if (settled === undefined) throw new Error(`user ${id} disappeared during registration`);
  return settled;
}

function taken(): AppError {
  return new AppError('ACCOUNT_EXISTS', { errors: [{ path: 'email', message: 'already has an account' }] });
}
