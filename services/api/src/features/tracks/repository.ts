import { trackFileSchema } from '@hone/contracts/practice';
import { z } from 'zod';
import type { RecordStore } from '../../storage/record-store.js';

/** A published track; its id is its slug. */
const trackRecordSchema = trackFileSchema.extend({ id: z.string() });
export type TrackRecord = z.infer<typeof trackRecordSchema>;

export type TrackRepository = RecordStore<TrackRecord>;

/** The collection of tracks. */
export const TRACK_COLLECTION = { name: 'tracks', schema: trackRecordSchema, fields: [] } as const;
