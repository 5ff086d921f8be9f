import { z } from 'zod';

/** A link that was mailed, or printed for an admin. Only the digest of its secret is stored. */
export const accountLinkSchema = z.object({
  digest: z.string(),
  /** Set a new password; confirm an e-mail address. */
  purpose: z.enum(['reset', 'confirm']),
  user: z.string(),
  /** The address that the link was mailed to, or that it confirms. */
  email: z.string(),
  /** Whether it was mailed, so that its use proves access to the mail of this address. */
  mailed: z.boolean(),
  /** Unique for a user and purpose, which limits the number of valid links. */
  place: z.string(),
  /** Milliseconds since 1970, like all times here. */
  createdAt: z.number(),
  expiresAt: z.number(),
});
export type AccountLink = z.infer<typeof accountLinkSchema>;

/** Links to accounts. The use of a link is inserted once, which decides a race. */
export interface AccountLinkRepository {
  /** False when the place is taken. */
  insert(link: AccountLink): Promise<boolean>;
  /** The link with this digest, used or not, expired or not. */
  find(digest: string): Promise<AccountLink | undefined>;
  /** False when the link was used before. */
  use(digest: string, at: number): Promise<boolean>;
  removeOf(user: string, purpose?: AccountLink['purpose']): Promise<void>;
  /** Deletes expired links, and uses from a day before. */
  sweep(nowMs: number): Promise<void>;
}

/** A change of an account's address that has been confirmed. */
export const addressMoveSchema = z.object({
  /** The digest of the link that confirmed it. */
  id: z.string(),
  user: z.string(),
  to: z.string(),
  at: z.number(),
});
export type AddressMove = z.infer<typeof addressMoveSchema>;

/** Unfinished changes of addresses. */
export interface AddressMoveRepository {
  /** Inserting one twice keeps the first. */
  insert(move: AddressMove): Promise<void>;
  list(): Promise<AddressMove[]>;
  remove(id: string): Promise<void>;
}
