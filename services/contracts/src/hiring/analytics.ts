import { z } from 'zod';

/** Minimum candidates for statistics of points or times: fewer say little, and expose individuals. */
export const ANALYTICS_MIN = 30;

const share = z.object({
  share: z.number().min(0).max(1),
  /** 95 % confidence interval. */
  low: z.number().min(0).max(1),
  high: z.number().min(0).max(1),
});

/** Quartiles; a value is between the lowest and the highest. */
const quartilesSchema = z.object({ low: z.number(), median: z.number(), high: z.number() });
export type Quartiles = z.infer<typeof quartilesSchema>;

const itemAnalyticsSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Graded candidates who got this item. Null fields: fewer than `min` of them. */
  n: z.number().int().nonnegative(),
  /** Share with full points. */
  solved: share.nullable(),
  /** Mean of the percents. */
  mean: z.number().nullable(),
  /** Correlation of the item's points with those of all others, -1 to 1; null where either never differs. */
  discrimination: z.number().nullable(),
  /** Minutes from the first work on it to the last answer. */
  minutes: quartilesSchema.nullable(),
});
export type ItemAnalytics = z.infer<typeof itemAnalyticsSchema>;

/** Response of `GET /workspaces/:w/assessments/:a/analytics`: all versions together. */
export const analyticsSchema = z.object({
  title: z.string(),
  min: z.number().int(),
  /** Candidates who got at least this far. */
  funnel: z.object({
    invited: z.number().int(),
    opened: z.number().int(),
    started: z.number().int(),
    ended: z.number().int(),
    decided: z.number().int(),
    advanced: z.number().int(),
  }),
  /** Ended and graded. */
  n: z.number().int(),
  /** Number of candidates with 0 to 10 percent, over 10 to 20, and so on; null below `min`. */
  distribution: z.array(z.number().int()).length(10).nullable(),
  /** Minutes from the start to the end; null below `min`. */
  minutes: quartilesSchema.nullable(),
  items: z.array(itemAnalyticsSchema),
});
export type Analytics = z.infer<typeof analyticsSchema>;
