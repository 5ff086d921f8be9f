import { LANES } from '@hone/contracts';
import { z } from 'zod';
import type { Destination } from '../submission-records/stages.js';

/**
 * A queued submission. Its entry exists until the submission is finished and its last event emitted. The
 * dispatcher and the reconciler read only entries, so neither searches all submissions.
 */
export const queueEntrySchema = z.object({
  submission: z.string(),
  user: z.string(),
  lane: z.enum(LANES),
  /** As in a destination. */
  work: z.string().default(''),
  /** Milliseconds since 1970, like all times here. */
  createdAt: z.number(),
  /** The dispatched attempt; 0 while the entry waits. */
  admittedAttempt: z.number().int().nonnegative(),
  admittedAt: z.number(),
  /** A waiting entry is not dispatched before this time. */
  notBefore: z.number(),
});
export type QueueEntry = z.infer<typeof queueEntrySchema>;

/**
 * Open queue entries. Changing one twice, or one that is gone, is harmless: the reconciler compares them with
 * the facts.
 */
export interface QueueEntryRepository {
  /** False when the submission already has an entry. */
  insert(entry: QueueEntry): Promise<boolean>;
  list(): Promise<QueueEntry[]>;
  find(submission: string): Promise<QueueEntry | undefined>;
  count(): Promise<number>;
  admit(submission: string, attempt: number, at: number): Promise<void>;
  /** Makes the entry wait again, in another lane if `to` names one. */
  release(submission: string, notBefore: number, to?: Destination): Promise<void>;
  remove(submission: string): Promise<void>;
  /** Moves the entries of a user to another one. Can be repeated. */
  moveAll(from: string, to: string): Promise<void>;
}

/** A new entry that waits for dispatch. */
export function newQueueEntry(
  wanted: Pick<QueueEntry, 'submission' | 'user' | 'lane' | 'createdAt'> & Partial<QueueEntry>,
): QueueEntry {
  return { work: '', admittedAttempt: 0, admittedAt: 0, notBefore: 0, ...wanted };
}
