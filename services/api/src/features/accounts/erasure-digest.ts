import { createHash } from 'node:crypto';

/** Names the proof of an erasure. User ids have 82 random bits, so nobody finds the id by its digest. */
export function digestOfUser(user: string): string {
  return createHash('sha256').update(`erased\0${user}`).digest('base64url');
}
