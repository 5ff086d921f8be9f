import { z } from 'zod';

/** That a submission is graded again: the `number`-th time, as a record of its own. Says all that is needed to make it. */
export const regradeLinkSchema = z.object({
  original: z.string(),
  /** From 1, without gaps. */
  number: z.number().int().positive(),
  submission: z.string(),
  /** Who asked first. */
  by: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
});
export type RegradeLink = z.infer<typeof regradeLinkSchema>;

/** Which submissions were graded again, and who beside their owner may read them. Everything is inserted once. */
export interface RegradeRepository {
  /** False when the original has a regrade of this number. */
  insert(link: RegradeLink): Promise<boolean>;
  /** Oldest first. */
  list(original: string): Promise<RegradeLink[]>;
  /** Lets somebody read a submission of somebody else. Doing it twice is harmless. */
  allow(submission: string, reader: string): Promise<void>;
  mayRead(submission: string, reader: string): Promise<boolean>;
  /** Deletes the regrades of an original, and who may read it. */
  removeOf(submission: string): Promise<void>;
  /** Deletes somebody as a reader and as whoever asked. */
  forget(user: string): Promise<void>;
}
