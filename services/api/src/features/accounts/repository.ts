import { z } from 'zod';

/**
 * An account: credentials of a user. Stored apart from the user, so that no list of users contains a hash.
 */
export const accountSchema = z.object({
  /** Lower case. */
  email: z.string(),
  user: z.string(),
  /** Name given at registration; later the user's own name counts. */
  name: z.string(),
  /** Absent while the account has no password. */
  passwordHash: z.string().optional(),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
});
export type Account = z.infer<typeof accountSchema>;

/**
 * Accounts, one per address and per user. Inserting one completes a registration; the next login finishes
 * what a crash interrupted. A user who is being merged into another account is claimed here, so that a guest
 * either registers or is merged, never both.
 */
export interface AccountRepository {
  /** False when the address is taken, or the user has an account or is claimed. */
  insert(account: Account): Promise<boolean>;
  find(email: string): Promise<Account | undefined>;
  findOf(user: string): Promise<Account | undefined>;
  /** Undefined takes the password away. */
  setPasswordHash(user: string, passwordHash: string | undefined): Promise<void>;
  /**
   * Moves the account of a user to another address, or makes one there for a user without. Every call can be
   * repeated after a crash; meanwhile both addresses sign in. False when the address is taken.
   */
  move(to: Account): Promise<boolean>;
  remove(user: string): Promise<void>;
  /**
   * Whether the user is now claimed for this account; false when they registered or are claimed by another.
   */
  claim(user: string, into: string): Promise<boolean>;
  unclaim(user: string): Promise<void>;
}

/** A merge: the data of a guest moves to an account. */
export const mergeSchema = z.object({ guest: z.string(), into: z.string(), at: z.number() });
export type Merge = z.infer<typeof mergeSchema>;

/** Unfinished merges. */
export interface MergeRepository {
  /** Inserting a merge twice keeps the first. */
  insert(merge: Merge): Promise<void>;
  list(): Promise<Merge[]>;
  remove(merge: Merge): Promise<void>;
}

/** A deletion: the data of a user is to be erased. */
export const deletionSchema = z.object({ user: z.string(), at: z.number() });
export type Deletion = z.infer<typeof deletionSchema>;

/** Proof of an erasure without personal data: anyone who knows the user id can look it up by its digest. */
export const erasureSchema = z.object({ digest: z.string(), requestedAt: z.number(), erasedAt: z.number() });
export type Erasure = z.infer<typeof erasureSchema>;

/** Unfinished deletions, and proofs of finished ones. */
export interface DeletionRepository {
  /** Inserting a deletion twice keeps the first. */
  insert(deletion: Deletion): Promise<void>;
  list(): Promise<Deletion[]>;
  /** Stores the proof, then removes the deletion with the user id. */
  finish(deletion: Deletion, erasedAt: number): Promise<void>;
  findProof(user: string): Promise<Erasure | undefined>;
}
