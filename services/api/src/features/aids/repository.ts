import { slugSchema } from '@hone/contracts';
import { z } from 'zod';

/** An aid that a user took in one challenge. `at` is milliseconds since 1970. */
const takenSchema = z.object({ user: z.string(), slug: slugSchema, at: z.number() });
export const aidSchema = z.discriminatedUnion('type', [
  /** A hint, by its number from 1. */
  takenSchema.extend({ type: z.literal('hint'), index: z.number().int().positive() }),
  /** On one variant, in challenges that draw them. */
  takenSchema.extend({ type: z.literal('gave-up'), variant: z.string().optional() }),
  /** The revealed data of a failed hidden check. */
  takenSchema.extend({ type: z.literal('reveal'), submission: z.string(), check: z.string() }),
]);
export type Aid = z.infer<typeof aidSchema>;

/** Facts are inserted once and never changed, so that simultaneous requests cannot take a hint twice. */
export interface AidRepository {
  /** False when this aid was taken before. */
  insert(aid: Aid): Promise<boolean>;
  /** The aids that a user took, in one challenge or in all, oldest first. */
  list(user: string, slug?: string): Promise<Aid[]>;
  remove(aid: Aid): Promise<void>;
  removeUser(user: string): Promise<void>;
}

/** Id of a fact; taking the same aid again has the same id. */
export function aidName(aid: Aid): string {
  return `${aid.user}:${aid.slug}:${whatWasTaken(aid)}`;
}

function whatWasTaken(aid: Aid): string {
  switch (aid.type) {
    case 'hint':
      return `hint:${aid.index}`;
    case 'reveal':
      return `reveal:${aid.submission}:${aid.check}`;
    case 'gave-up':
      return aid.variant === undefined ? 'gave-up' : `gave-up:${aid.variant}`;
  }
}
