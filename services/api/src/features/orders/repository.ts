import { LANES } from '@hone/contracts';
import { z } from 'zod';
import type { Destination } from '../submission-records/stages.js';

/**
 * An order stands as long as its submission is not finished and told: it is what the queue is filled from and what the
 * reconciler looks at, so neither ever searches among all submissions.
 */
export const orderSchema = z.object({
  submission: z.string(),
  user: z.string(),
  lane: z.enum(LANES),
  /** As in a destination. */
  work: z.string().default(''),
  /** Milliseconds since 1970, like all times here. */
  createdAt: z.number(),
  /** The attempt that was put into the queue; 0 while the order waits for a place. */
  admittedAttempt: z.number().int().nonnegative(),
  admittedAt: z.number(),
  /** A waiting order gets no place before this time. */
  notBefore: z.number(),
});
export type Order = z.infer<typeof orderSchema>;

/** Open orders. Changing one twice, or one that is gone, is harmless: the reconciler compares them with the facts. */
export interface OrderRepository {
  /** False when the submission has its order already. */
  insert(order: Order): Promise<boolean>;
  list(): Promise<Order[]>;
  find(submission: string): Promise<Order | undefined>;
  count(): Promise<number>;
  admit(submission: string, attempt: number, at: number): Promise<void>;
  /** Lets the order wait for a place again, in another lane where one is named. */
  release(submission: string, notBefore: number, to?: Destination): Promise<void>;
  remove(submission: string): Promise<void>;
  /** Makes the orders of a user another one's, who takes over the work. Safe to repeat. */
  moveAll(from: string, to: string): Promise<void>;
}

/** A new order, waiting for a place. */
export function newOrder(
  wanted: Pick<Order, 'submission' | 'user' | 'lane' | 'createdAt'> & Partial<Order>,
): Order {
  return { work: '', admittedAttempt: 0, admittedAt: 0, notBefore: 0, ...wanted };
}
