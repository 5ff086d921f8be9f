import { z } from 'zod';

/** What workers are told before anybody submits: somebody works on a challenge, or it is new. */
export const challengeActivitySchema = z.object({
  v: z.literal(1),
  /** Where it was submitted, boxes are on their way anyway: only the next seed is new. */
  event: z.enum(['opened', 'submitted', 'published']),
  /** Digest of the challenge's package. */
  challenge: z.string(),
  /** Seed of the next submission to it, from which its hidden data will derive. Never told to anybody else. */
  seed: z.string(),
});
export type ChallengeActivityEvent = z.infer<typeof challengeActivitySchema>;
