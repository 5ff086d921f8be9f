import { z } from 'zod';
import type { RecordStore } from '../../storage/record-store.js';

/** A submission that its owner made public. */
export const sharedResultRecordSchema = z.object({
  /** Id of the submission, so that each has one link. */
  id: z.string(),
  /** Random part of the public address. */
  token: z.string(),
  user: z.string(),
  /** Whether the page shows the code, and the owner's name. */
  code: z.boolean(),
  name: z.boolean(),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
});
export type SharedResultRecord = z.infer<typeof sharedResultRecordSchema>;

export type SharedResultRepository = RecordStore<SharedResultRecord, 'token' | 'user'>;
