import { createHash } from 'node:crypto';

/**
 * The key under which the proof of an erasure is stored. User ids have 82 random bits, so the digest does not
 * reveal the id.
 */
export function digestOfUser(user: string): string {
  return createHash('sha256').update(`erased\0${user}`).digest('base64url');
}
