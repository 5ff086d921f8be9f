import { z } from 'zod';
import { challengeSummarySchema, slugSchema } from './challenge.js';

const sentence = z
  .string()
  .min(10)
  .max(240)
  .refine((text) => !/\p{Cc}/u.test(text), 'must be one line without control characters');

/** A challenge of a track: why it is there, and what to solve before it. Nothing is required. */
const trackItemSchema = z.strictObject({
  challenge: slugSchema,
  why: sentence,
  /** Challenges that are suggested before this one. */
  after: z.array(slugSchema).min(1).max(5).optional(),
});

/** A file of `challenges/tracks`: an ordered set of challenges. */
export const trackFileSchema = z.strictObject({
  format: z.literal('hone-track/1'),
  slug: slugSchema,
  title: z.string().min(3).max(60),
  summary: sentence,
  /** Place among the tracks; the lowest number is shown first. */
  order: z.number().int().min(1).max(999),
  challenges: z
    .array(trackItemSchema)
    .min(1)
    .max(30)
    .refine((items) => new Set(items.map(({ challenge }) => challenge)).size === items.length, {
      message: 'must not name a challenge twice',
    }),
});
export type TrackFile = z.infer<typeof trackFileSchema>;

/** Body of `PUT /internal/tracks`: all tracks of the site. */
export const publishTracksSchema = z.strictObject({ tracks: z.array(trackFileSchema).max(100) });

/** A challenge of a track as lists show it; `after` names what is suggested before it. */
const trackStepSchema = challengeSummarySchema
  .pick({ slug: true, title: true, status: true })
  .extend({ after: z.array(challengeSummarySchema.pick({ slug: true, title: true, status: true })) });
export type TrackStep = z.infer<typeof trackStepSchema>;

/** A row of `GET /tracks`. `challenges` are those that this site has, in the order of the track. */
export const trackSummarySchema = z.object({
  slug: slugSchema,
  title: z.string(),
  summary: z.string(),
  minutes: z.number(),
  challenges: z.array(trackStepSchema),
  solved: z.number().int().nonnegative(),
});
export type TrackSummary = z.infer<typeof trackSummarySchema>;

/** Response of `GET /tracks`; there are never more than one page. */
export const trackListSchema = z.object({ items: z.array(trackSummarySchema), nextCursor: z.null() });

/** Response of `GET /tracks/:slug`. */
export const trackViewSchema = trackSummarySchema.extend({
  challenges: z.array(challengeSummarySchema.extend({ why: z.string(), after: trackStepSchema.shape.after })),
  /** Challenges that the track names and this site does not have. */
  missing: z.array(slugSchema),
});
export type TrackView = z.infer<typeof trackViewSchema>;
