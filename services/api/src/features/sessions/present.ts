import type { User } from '@hone/contracts';
import type { StoredUser } from './repository.js';

/** A user as clients see it. */
export function presentUser(user: StoredUser): User {
  const { id, name, guest, email, roles } = user;
  return { id, name, guest, roles, ...(email === undefined ? {} : { email }) };
}
