import { languageSchema, slugSchema } from '@hone/contracts';
import { z } from 'zod';
import type { RecordStore } from '../../storage/record-store.js';

const count = z.number().int().nonnegative();

/** What a person did in one challenge. Times are milliseconds since 1970. */
const challengeWorkSchema = z.object({
  slug: slugSchema,
  runs: count,
  submits: count,
  /** Of the first graded submission. */
  firstPercent: z.number().optional(),
  best: z.object({ percent: z.number(), submission: z.string(), at: z.number() }).optional(),
  solvedAt: z.number().optional(),
  lastAt: z.number(),
  language: languageSchema,
  spentMs: count,
});
export type ChallengeWork = z.infer<typeof challengeWorkSchema>;

/**
 * The first and the last minute with activity of a UTC day. A local day has parts of two UTC days, the end of one and the
 * beginning of the next, so these two decide for every time zone whether it had activity.
 */
const activeDaySchema = z.object({ day: z.iso.date(), first: count, last: count });
export type ActiveDay = z.infer<typeof activeDaySchema>;

/** Version of the summary; others are computed again. */
export const SUMMARY_VERSION = 1;

/** The work of a person until a submission, computed from all submissions up to it. */
const workSummarySchema = z.object({
  /** The person. */
  id: z.string(),
  v: z.number(),
  /** Id of the last submission that is counted; empty before the first. */
  upTo: z.string(),
  /** When the last counted submission was sent; 0 before the first. */
  lastAt: z.number(),
  challenges: z.array(challengeWorkSchema),
  days: z.array(activeDaySchema),
});
export type WorkSummary = z.infer<typeof workSummarySchema>;

/**
 * Summaries are derived: every writer computes the same for the same `upTo`, so that the last writer may win and a lost one
 * is computed again.
 */
export type SummaryRepository = RecordStore<WorkSummary>;

/** The collection of summaries. */
export const SUMMARY_COLLECTION = { name: 'workSummaries', schema: workSummarySchema, fields: [] } as const;

export const emptySummary = (user: string): WorkSummary => ({
  id: user,
  v: SUMMARY_VERSION,
  upTo: '',
  lastAt: 0,
  challenges: [],
  days: [],
});
