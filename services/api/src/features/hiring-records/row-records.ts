import { sittingStatusSchema, skillResultSchema } from '@hone/contracts/hiring';
import { z } from 'zod';

const time = z.number();

/**
 * A sitting as lists show it. Derived from the other records, so it can be thrown away and made again;
 * `status` does not know what only time decides (expired).
 */
export const sittingRowRecordSchema = z.object({
  id: z.string(),
  workspace: z.string(),
  assessment: z.string(),
  version: z.number().int().positive(),
  title: z.string(),
  name: z.string().optional(),
  email: z.string().optional(),
  status: sittingStatusSchema,
  invitedAt: time,
  /** From when and until when it can be started. */
  opensAt: time.optional(),
  expiresAt: time,
  startedAt: time.optional(),
  finishedAt: time.optional(),
  deadline: time.optional(),
  percent: z.number().optional(),
  /** Absent before the start, and in rows from before skills were kept. */
  skills: z.array(skillResultSchema).optional(),
  /** Users who handed in a review, and who saved one without handing it in. */
  handedIn: z.array(z.string()),
  openReviews: z.array(z.string()),
  outcome: z.string().optional(),
  decidedAt: time.optional(),
});
export type SittingRowRecord = z.infer<typeof sittingRowRecordSchema>;
