import { z } from 'zod';

/** A message to workers before a submission: a user works on a challenge, or it was published. */
export const challengeActivitySchema = z.object({
  v: z.literal(1),
  /** After `submitted`, boxes are already being prepared: only the next seed is new. */
  event: z.enum(['opened', 'submitted', 'published']),
  /** Digest of the challenge's package. */
  challenge: z.string(),
  /** Seed of the challenge's next submission; its hidden data derives from it. Sent only to workers. */
  seed: z.string(),
  /** Variant seed of the user who opened the challenge, in challenges that draw variants. */
  variant: z.string().optional(),
});
export type ChallengeActivityEvent = z.infer<typeof challengeActivitySchema>;
