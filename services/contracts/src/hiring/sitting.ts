import { z } from 'zod';
import { challengeViewSchema, languageSchema, slugSchema, sourceFileSchema } from '../challenge.js';
import { scoreSchema, verdictSchema } from '../outcome.js';
import { submissionStatusSchema } from '../submission.js';
import { assistantPolicySchema } from './assessment.js';

/** Header that attaches an ordinary submission request to a sitting; its cookie must be held. */
export const SITTING_HEADER = 'hone-sitting';
/** Id of the practice item in addresses. */
export const PRACTICE_ITEM = 'practice';
export const MAX_PAUSE_MINUTES = 30;

/** What happened so far, derived from facts and never stored. */
export const sittingStatusSchema = z.enum([
  'invited',
  'opened',
  'started',
  'handed-in',
  'graded',
  'reviewed',
  'decided',
  'expired',
  'revoked',
]);
export type SittingStatus = z.infer<typeof sittingStatusSchema>;

const time = z.iso.datetime();

/** A time that the clock stood still, or was given more: shown to both sides with the reason. */
export const creditSchema = z.object({
  at: time,
  minutes: z.number().nonnegative(),
  reason: z.enum(['outage', 'team', 'pause']),
  /** What the team wrote. */
  note: z.string().nullable(),
});
export type Credit = z.infer<typeof creditSchema>;

const itemSubmissionSchema = z.object({
  id: z.string(),
  status: submissionStatusSchema,
  verdict: verdictSchema.nullable(),
  percent: z.number().nullable(),
  language: languageSchema,
  at: time,
  /** `deadline`: the newest draft, handed in by the server when the time was over. */
  by: z.enum(['candidate', 'deadline']),
});
export type ItemSubmission = z.infer<typeof itemSubmissionSchema>;

const sittingItemSchema = z.object({
  id: z.string(),
  challenge: slugSchema,
  title: z.string(),
  kind: z.string(),
  difficulty: z.number(),
  minutes: z.number(),
  weight: z.number(),
  languages: z.array(languageSchema),
  /** When the newest draft was saved. */
  savedAt: time.nullable(),
  /** Submissions of mode submit, oldest first. */
  submissions: z.array(itemSubmissionSchema),
});
export type SittingItem = z.infer<typeof sittingItemSchema>;

const sittingSectionSchema = z.object({
  id: z.string(),
  title: z.string(),
  minutes: z.number().nullable(),
  state: z.enum(['waiting', 'open', 'closed']),
  startedAt: time.nullable(),
  /** While it is open; null where only the total time limits it. */
  deadline: time.nullable(),
  items: z.array(sittingItemSchema),
});
export type SittingSection = z.infer<typeof sittingSectionSchema>;

/** Response of `GET /sittings/:s` and of everything that changes a sitting. Items show once their section starts. */
export const sittingSchema = z.object({
  id: z.string(),
  status: sittingStatusSchema,
  workspace: z.string(),
  title: z.string(),
  intro: z.string(),
  assistants: assistantPolicySchema,
  letter: z.boolean(),
  walkThrough: z.boolean(),
  hasPractice: z.boolean(),
  retentionDays: z.number().int(),
  /** From when and until when it can be started, as in `invitationViewSchema`. */
  opensAt: time.nullable(),
  expiresAt: time,
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
  finishedBy: z.enum(['candidate', 'deadline']).nullable(),
  sections: z.array(sittingSectionSchema),
  /** Index of the open section. */
  section: z.number().int().nullable(),
  /** The next deadline: of the open section, or of the whole. Null while nothing runs. */
  deadline: time.nullable(),
  /** Between two sections: the next one starts by itself at this time. */
  nextStartsAt: time.nullable(),
  extraTimePercent: z.number().int(),
  credits: z.array(creditSchema),
  pause: z.object({
    available: z.boolean(),
    /** While it is paused. */
    since: time.nullable(),
    until: time.nullable(),
  }),
  serverNow: time,
});
export type Sitting = z.infer<typeof sittingSchema>;

/** Response of `GET /sittings/:s/items/:item` (also `practice`): the challenge without hints and editorial. */
export const sittingChallengeSchema = challengeViewSchema
  .omit({ hintsAvailable: true, status: true })
  .extend({ item: z.string() });
export type SittingChallenge = z.infer<typeof sittingChallengeSchema>;

/** Body of `PUT /sittings/:s/items/:item/draft`; the answer is `savedDraftSchema`, a conflict as in practice. */
export const putSittingDraftBodySchema = z.strictObject({
  language: languageSchema,
  files: z.array(sourceFileSchema).min(1),
  revision: z.number().int().nonnegative(),
});
export type PutSittingDraftBody = z.infer<typeof putSittingDraftBodySchema>;

/** What a page may report about itself; everything else is recorded by the server. */
export const reportedFactSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('focus-lost') }),
  z.strictObject({ type: z.literal('focus-back'), awayMs: z.number().int().nonnegative() }),
  z.strictObject({
    type: z.literal('paste'),
    chars: z.number().int().positive(),
    from: z.enum(['own', 'outside']),
    item: z.string().max(40),
  }),
  z.strictObject({ type: z.literal('offline') }),
  z.strictObject({ type: z.literal('online'), offlineMs: z.number().int().nonnegative() }),
]);
export type ReportedFact = z.infer<typeof reportedFactSchema>;

/** Body of `POST /sittings/:s/facts`. */
export const reportFactsBodySchema = z.strictObject({ items: z.array(reportedFactSchema).min(1).max(50) });

export const factTypeSchema = z.enum([
  'opened',
  'continued',
  'started',
  'section-start',
  'run',
  'submit',
  'focus-lost',
  'focus-back',
  'paste',
  'offline',
  'online',
  'paused',
  'resumed',
  'credit',
  'extra-time',
  'late-draft',
  'finished',
]);
export type FactType = z.infer<typeof factTypeSchema>;

/** A fact with its number from 1 without gaps: the same list for both sides. */
export const factSchema = z.object({
  seq: z.number().int().positive(),
  at: time,
  type: factTypeSchema,
  item: z.string().nullable(),
  /** Numbers and words of the fact, such as `{chars: 40, from: "outside"}`. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Fact = z.infer<typeof factSchema>;

/** What the candidate wrote about a fact, or about the whole when `fact` is null. */
export const factCommentSchema = z.object({
  id: z.string(),
  at: time,
  fact: z.number().int().positive().nullable(),
  text: z.string(),
});
export type FactComment = z.infer<typeof factCommentSchema>;

/** Response of `GET /sittings/:s/facts`. */
export const factListSchema = z.object({ items: z.array(factSchema), comments: z.array(factCommentSchema) });
export type FactList = z.infer<typeof factListSchema>;

const sentence = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(2_000)
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'must be UTF-8 text without NUL');

/** Body of `POST /sittings/:s/comments`, possible until the data is erased. */
export const commentBodySchema = z.strictObject({
  fact: z.number().int().positive().nullable(),
  text: sentence,
});

/** Body of `POST /sittings/:s/messages`: "I need more time", read by the team. */
export const messageBodySchema = z.strictObject({ text: sentence });

/** Response of `GET /sittings/:s/letter` after grading, unless the team turned it off. */
export const resultLetterSchema = z.object({
  title: z.string(),
  workspace: z.string(),
  finishedAt: time,
  /** Null while something is still graded. */
  percent: z.number().nullable(),
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      weight: z.number(),
      percent: z.number().nullable(),
      counted: z.string().nullable(),
      by: z.enum(['candidate', 'deadline']).nullable(),
      score: scoreSchema.nullable(),
      /** Why points are missing: title and reason of checks that did not pass. */
      missed: z.array(z.object({ title: z.string(), reason: z.string().nullable() })),
    }),
  ),
});
export type ResultLetter = z.infer<typeof resultLetterSchema>;
