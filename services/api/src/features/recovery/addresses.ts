import { AppError, type Clock, type Logger } from '@hone/kit';
import type { AccountRepository } from '../accounts/repository.js';
import type { Mailer } from '../mail/mailer.js';
import type { StoredUser, UserRepository } from '../sessions/repository.js';
import type { AccountLinks } from './account-links.js';
import { confirmLetter, movedLetter } from './letters.js';
import type { AccountLinkRepository, AddressMove, AddressMoveRepository } from './repository.js';

/** Confirming and changing the address of an account. */
export interface Addresses {
  /** Mails a link to an address that is not this user's, or not confirmed. Throws `ACCOUNT_EXISTS`, `MAIL_OFF`. */
  request(user: StoredUser, email: string): Promise<void>;
  /** Confirms the address of a link, and makes it the account's. Throws `LINK_INVALID`, `ACCOUNT_EXISTS`. */
  confirm(token: string): Promise<string>;
  /** Completes changes that a crash interrupted; resolves to their number. */
  sweep(): Promise<number>;
}

export interface AddressOptions {
  readonly accounts: AccountRepository;
  readonly users: UserRepository;
  readonly links: AccountLinks;
  readonly linkRecords: AccountLinkRepository;
  readonly moves: AddressMoveRepository;
  readonly mailer: Mailer;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

const taken = () =>
  new AppError('ACCOUNT_EXISTS', { errors: [{ path: 'email', message: 'already has an account' }] });

export function createAddresses(options: AddressOptions): Addresses {
  const { accounts, users, links, moves, mailer, clock, logger } = options;
  const run = createMove(options);

  async function assertFree(email: string, user: string): Promise<void> {
    const holder = await accounts.find(email);
    if (holder !== undefined && holder.user !== user) throw taken();
  }

  return {
    async request({ id: user, name }, email) {
      if (!mailer.delivers) throw new AppError('MAIL_OFF');
      await assertFree(email, user);
      const issued = await links.issue({ purpose: 'confirm', user, email });
      if (issued === undefined) throw new AppError('LINK_TOO_MANY');
      const { url, expiresAt } = issued;
      await mailer.send(confirmLetter({ to: email, name }, url), { expiresAt });
    },
    async confirm(token) {
      const link = await links.get('confirm', token);
      const { user, email, digest: id } = link;
      if ((await users.find(user))?.guest !== false) throw new AppError('LINK_INVALID');
      await assertFree(email, user);
      await links.use(link);
      const move = { id, user, to: email, at: clock.now() };
      await moves.insert(move);
      if (!(await run(move))) throw taken();
      return email;
    },
    async sweep() {
      const open = await moves.list();
      for (const move of open)
        await run(move).catch((error: unknown) =>
          logger.warn({ err: error }, 'could not finish changing the address of an account; retrying'),
        );
      return open.length;
    },
  };
}

/** Every step can be repeated after a crash. Resolves to false when the address was taken in the meantime. */
function createMove({ accounts, users, linkRecords, moves, mailer }: AddressOptions) {
  return async ({ id, user, to }: AddressMove): Promise<boolean> => {
    const person = await users.find(user);
    const isMoved = person !== undefined && (await accounts.move({ ...person, user, email: to }));
    if (isMoved) {
      await users.confirmEmail(user, to);
      await linkRecords.removeOf(user);
      const { email: old, name } = person;
      if (old !== undefined && old !== to && mailer.delivers)
        await mailer.send(movedLetter({ to: old, name }), { key: `moved:${id}` });
    }
    await moves.remove(id);
    return isMoved;
  };
}
