import { z } from 'zod';
import {
  challengeSummarySchema,
  languageSchema,
  progressSchema,
  skillSchema,
  slugSchema,
} from './challenge.js';

const count = z.number().int().nonnegative();
const percent = z.number().min(0).max(100);

/** Query of `GET /me/progress`. Days of the streak are those of the reader's time zone; UTC when absent. */
export const progressQuerySchema = z.object({
  timeZone: z.string().max(64).refine(isTimeZone, 'must be a time zone such as Europe/Berlin').optional(),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A challenge and what the reader did in it. Points are percent of those that can be reached. */
export const challengeProgressSchema = challengeSummarySchema
  .pick({ slug: true, title: true, kind: true, difficulty: true, minutes: true, skills: true })
  .extend({
    status: progressSchema,
    runs: count,
    submits: count,
    /** Null before the first graded submission. */
    best: z.object({ percent, submission: z.string(), at: z.iso.datetime() }).nullable(),
    firstPercent: percent.nullable(),
    lastAt: z.iso.datetime().nullable(),
    language: languageSchema.nullable(),
    minutesSpent: count,
  });
export type ChallengeProgress = z.infer<typeof challengeProgressSchema>;

/**
 * A skill in percent: an estimate, and the range that contains it with a probability of 80%. Null when no challenge
 * with this skill was graded.
 */
export const skillProgressSchema = z.object({
  skill: skillSchema,
  measured: z.object({ estimate: percent, low: percent, high: percent, challenges: count }).nullable(),
  solved: count,
  offered: count,
});
export type SkillProgress = z.infer<typeof skillProgressSchema>;

const suggested = challengeSummarySchema.pick({
  slug: true,
  title: true,
  kind: true,
  difficulty: true,
  minutes: true,
});

/** A challenge to do next, and why. */
export const suggestionSchema = suggested.extend({
  reason: z.discriminatedUnion('type', [
    z.object({ type: z.literal('track'), slug: slugSchema, title: z.string(), solved: count, total: count }),
    z.object({ type: z.literal('first'), slug: slugSchema, title: z.string() }),
    z.object({ type: z.literal('unmeasured'), skill: skillSchema }),
    z.object({ type: z.literal('unsure'), skill: skillSchema }),
    z.object({ type: z.literal('harder'), than: z.string() }),
  ]),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

/** Days with activity in a row; one day without it is forgiven, two end the streak. Dates are local. */
export const streakSchema = z.object({
  current: count,
  longest: count,
  today: z.iso.date(),
  /** Days with activity in the last twelve weeks. */
  days: z.array(z.iso.date()),
  /** Whether yesterday was missed, so that the streak ends unless something is done today. */
  endsToday: z.boolean(),
});
export type Streak = z.infer<typeof streakSchema>;

/** Response of `GET /me/progress`. */
export const myProgressSchema = z.object({
  challenges: z.array(challengeProgressSchema),
  skills: z.array(skillProgressSchema),
  /** Tried and not solved, newest first. */
  continue: z.array(suggested.extend({ lastAt: z.iso.datetime(), language: languageSchema })),
  suggestions: z.array(suggestionSchema),
  streak: streakSchema,
  totals: z.object({ runs: count, submits: count, solved: count, tried: count, minutesSpent: count }),
});
export type MyProgress = z.infer<typeof myProgressSchema>;

/** Fewest people whose scores are shown together. */
export const MIN_DISTRIBUTION = 30;

/** Response of `GET /challenges/:slug/scores`: the best scores of the people who submitted last. */
export const scoreDistributionSchema = z.object({
  people: count,
  /** People by their best percent: ten bins, the last with 100. Null below 30 people. */
  bins: z.array(count).length(10).nullable(),
  solved: count.nullable(),
});
export type ScoreDistribution = z.infer<typeof scoreDistributionSchema>;
