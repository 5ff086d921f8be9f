import { z } from 'zod';

/** The `number`-th regrade of a submission, with everything needed to create its record. */
export const regradeLinkSchema = z.object({
  original: z.string(),
  /** From 1, without gaps. */
  number: z.number().int().positive(),
  submission: z.string(),
  /** The first user who asked. */
  by: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
});
export type RegradeLink = z.infer<typeof regradeLinkSchema>;

/** Regrades, and who may read a submission besides its owner. Everything is inserted once. */
export interface RegradeRepository {
  /** False when the original already has a regrade of this number. */
  insert(link: RegradeLink): Promise<boolean>;
  /** Oldest first. */
  list(original: string): Promise<RegradeLink[]>;
  /** Lets a user read a submission of another user. Can be repeated. */
  allow(submission: string, reader: string): Promise<void>;
  mayRead(submission: string, reader: string): Promise<boolean>;
  /** Deletes the regrades of an original and its readers. */
  removeOf(submission: string): Promise<void>;
  /** Removes a user from readers and requesters. */
  forget(user: string): Promise<void>;
}
