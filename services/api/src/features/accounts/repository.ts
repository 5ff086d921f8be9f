import { z } from 'zod';

/** An account: a proven way to a user. Kept apart from the user, so that no list of people ever carries a hash. */
export const accountSchema = z.object({
  /** In lower case. */
  email: z.string(),
  user: z.string(),
  /** Name given at registration; the user's own name counts later. */
  name: z.string(),
  passwordHash: z.string(),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
});
export type Account = z.infer<typeof accountSchema>;

/**
 * Accounts, one per address and one per user. Inserting one is all that registration is: whatever a crash leaves undone
 * is completed at the next login. A user whose work goes to another account is claimed here too, so that a guest either
 * registers or is merged, never both.
 */
export interface AccountRepository {
  /** False when the address is taken, or the user has an account or is claimed. */
  insert(account: Account): Promise<boolean>;
  find(email: string): Promise<Account | undefined>;
  findOf(user: string): Promise<Account | undefined>;
  setPasswordHash(email: string, passwordHash: string): Promise<void>;
  remove(user: string): Promise<void>;
  /** Whether the user is claimed for this account now: false when they registered or went to another one. */
  claim(user: string, into: string): Promise<boolean>;
  unclaim(user: string): Promise<void>;
}

/** That the work of a guest goes to an account. */
export const mergeSchema = z.object({ guest: z.string(), into: z.string(), at: z.number() });
export type Merge = z.infer<typeof mergeSchema>;

/** Merges that are not over. */
export interface MergeRepository {
  /** Doing it twice keeps the first. */
  insert(merge: Merge): Promise<void>;
  list(): Promise<Merge[]>;
  remove(merge: Merge): Promise<void>;
}

/** That somebody's data is to be erased. */
export const deletionSchema = z.object({ user: z.string(), at: z.number() });
export type Deletion = z.infer<typeof deletionSchema>;

/** Proof of an erasure without personal data: whoever knows the user id can look it up by its digest, nobody else. */
export const erasureSchema = z.object({ digest: z.string(), requestedAt: z.number(), erasedAt: z.number() });
export type Erasure = z.infer<typeof erasureSchema>;

/** Deletions that are not over, and proofs of those that are. */
export interface DeletionRepository {
  /** Doing it twice keeps the first. */
  insert(deletion: Deletion): Promise<void>;
  list(): Promise<Deletion[]>;
  /** Keeps the proof, then forgets the user. */
  finish(deletion: Deletion, erasedAt: number): Promise<void>;
  findProof(user: string): Promise<Erasure | undefined>;
}
