import type { AccountSession, User } from '@hone/contracts';
import { isoTime } from '@hone/kit';
import type { SessionRecord, StoredUser } from './repository.js';

/** A user as clients see it. */
export function presentUser(user: StoredUser): User {
  const { id, name, guest, email, roles } = user;
  return { id, name, guest, roles, ...(email === undefined ? {} : { email }) };
}

/** A session as its owner sees it. Its key is a digest and cannot be used to sign in. */
export function presentSession(record: SessionRecord, currentKey: string): AccountSession {
  const { key, createdAt, lastSeenAt, client } = record;
  return {
    id: key,
    current: key === currentKey,
    createdAt: isoTime(createdAt),
    lastSeenAt: isoTime(lastSeenAt),
    client,
  };
}
