import { z } from 'zod';
import { slugSchema, sourceFileSchema } from '../challenge.js';
import { listOf } from '../http.js';
import { scoreSchema } from '../outcome.js';
import { submissionSchema } from '../submission.js';
import {
  factCommentSchema,
  factSchema,
  creditSchema,
  sittingSchema,
  sittingStatusSchema,
} from './sitting.js';
import { rubricSchema } from './assessment.js';
import { decisionSchema, reviewSchema } from './review.js';
import { skillResultSchema } from './skill-result.js';
import { explanationSchema } from './walk-through.js';

const time = z.iso.datetime();

/** The candidate; fields are null when nobody was named, or for a blind reviewer. */
export const candidateSchema = z.object({ name: z.string().nullable(), email: z.string().nullable() });
export type Candidate = z.infer<typeof candidateSchema>;

/** A row of `GET /workspaces/:w/sittings?assessment&status&q&cursor&limit`; `id` is also that of the invitation. */
export const sittingRowSchema = z.object({
  id: z.string(),
  assessment: z.object({ id: z.string(), title: z.string(), version: z.number().int().positive() }),
  candidate: candidateSchema,
  status: sittingStatusSchema,
  invitedAt: time,
  /** From when and until when it can be started, as in `invitationViewSchema`. */
  opensAt: time.nullable(),
  expiresAt: time,
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
  /** While it runs. */
  deadline: time.nullable(),
  /** While it runs: time of the last request from the candidate's browser; null if unknown. */
  lastContactAt: time.nullable(),
  /** Null until everything is graded, and hidden from reviewers who have not handed in. */
  percent: z.number().nullable(),
  hidden: z.boolean(),
  reviews: z.object({ handedIn: z.number().int(), open: z.number().int() }),
  outcome: z.string().nullable(),
  /** By name; empty before the start, and hidden like `percent`. */
  skills: z.array(skillResultSchema),
});
export type SittingRow = z.infer<typeof sittingRowSchema>;
export const sittingListSchema = listOf(sittingRowSchema);

const reportSubmissionSchema =
  sittingSchema.shape.sections.element.shape.items.element.shape.submissions.element;

const reportItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  challenge: z.object({ slug: slugSchema, version: z.number().int().positive() }),
  weight: z.number(),
  /** The submission that counts: the last one, or the better of it and the draft at the deadline. */
  counted: z.string().nullable(),
  percent: z.number().nullable(),
  score: scoreSchema.nullable(),
  submissions: z.array(reportSubmissionSchema),
});
export type ReportItem = z.infer<typeof reportItemSchema>;

/** A mail to the candidate, and what the mail server said of it. */
const invitationMailSchema = z.object({
  at: time,
  /** Null: no longer known, because it was long ago. */
  state: z.enum(['waiting', 'sent', 'rejected', 'expired', 'abandoned']).nullable(),
  /** The server's last words, without the address; empty while it waits. */
  detail: z.string(),
});
export type InvitationMailState = z.infer<typeof invitationMailSchema>;

/** Response of `GET /workspaces/:w/sittings/:s`; each reading is in the audit log. */
export const sittingReportSchema = z.object({
  row: sittingRowSchema,
  /** What the caller may do here. */
  may: z.object({ review: z.boolean(), decide: z.boolean(), manage: z.boolean() }),
  retentionDays: z.number().int(),
  erasesAt: time.nullable(),
  openedAt: time.nullable(),
  finishedBy: z.enum(['candidate', 'deadline']).nullable(),
  extraTimePercent: z.number().int(),
  credits: z.array(creditSchema),
  /**
   * Share of the graded sittings of this version with a lower total, ties half, and how many there are. Null with
   * fewer than `ANALYTICS_MIN`, and while `row.hidden`.
   */
  percentile: z.object({ percent: z.number(), n: z.number().int() }).nullable(),
  /** Scores and verdicts are null while `row.hidden`. */
  items: z.array(reportItemSchema),
  /** Empty while `row.hidden`. */
  skills: z.array(skillResultSchema),
  facts: z.array(factSchema),
  comments: z.array(factCommentSchema),
  messages: z.array(z.object({ at: time, text: z.string() })),
  /** Invitations and reminders that were mailed, oldest first; empty for members who may not know the candidate. */
  mails: z.array(invitationMailSchema),
  /** What the candidate wrote about their own answers after the end. */
  explanations: z.array(explanationSchema),
  rubric: rubricSchema,
  /** The caller's own review, even when not handed in. */
  ownReview: reviewSchema.nullable(),
  /** Reviews that were handed in; null while hidden. */
  reviews: z.array(reviewSchema).nullable(),
  /** Share of rubric items on which the reviewers chose the same level; null with fewer than two. */
  agreement: z.number().nullable(),
  decisions: z.array(decisionSchema).nullable(),
});
export type SittingReport = z.infer<typeof sittingReportSchema>;

/** Response of `GET /workspaces/:w/sittings/:s/submissions/:id`; checks are empty while hidden. */
export const reportSubmissionViewSchema = z.object({
  submission: submissionSchema,
  files: z.array(sourceFileSchema),
  /** The challenge's own files in this language, for the difference. */
  starter: z.array(sourceFileSchema),
});
export type ReportSubmissionView = z.infer<typeof reportSubmissionViewSchema>;

/** Response of `GET /workspaces/:w/compare?sittings=a,b`: two to five candidates of one assessment. */
export const comparisonSchema = z.object({
  assessment: z.object({ id: z.string(), title: z.string() }),
  candidates: z.array(sittingRowSchema),
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      weight: z.number(),
      percents: z.array(z.number().nullable()),
    }),
  ),
  rubric: z.array(z.object({ id: z.string(), title: z.string(), levels: z.array(z.number().nullable()) })),
  /** Differences up to this many percent points are within the spread of measuring. */
  spread: z.number(),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** Body of `POST /workspaces/:w/sittings/:s/extra-time`. */
export const extraTimeBodySchema = z.strictObject({
  minutes: z.number().int().min(1).max(240),
  note: z.string().trim().min(1).max(300),
});
export type ExtraTimeBody = z.infer<typeof extraTimeBodySchema>;

/** Body of `POST /workspaces/:w/sittings/erase`. */
export const eraseBodySchema = z.strictObject({ sittings: z.array(z.string().max(64)).min(1).max(100) });

/** Proof of an erasure. `digest` is the SHA-256 of what was removed. */
export const erasureReceiptSchema = z.object({
  items: z.array(
    z.object({ sitting: z.string(), erasedAt: time, documents: z.number().int(), digest: z.string() }),
  ),
});
export type ErasureReceipt = z.infer<typeof erasureReceiptSchema>;
