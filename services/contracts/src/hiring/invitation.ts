import { z } from 'zod';
import { emailSchema, personNameSchema } from '../account.js';
import { assistantPolicySchema } from './assessment.js';

export const MAX_EXTRA_TIME_PERCENT = 200;
export const MAX_INVITATION_ROWS = 5_000;

const extraTimePercentSchema = z.number().int().min(0).max(MAX_EXTRA_TIME_PERCENT);

/** Body of `POST /workspaces/:w/assessments/:a/invitations`. */
export const inviteBodySchema = z.strictObject({
  name: personNameSchema.optional(),
  email: emailSchema.optional(),
  /**
   * The last time at which it can be started. Absent: when the window of the assessment closes, or else 14 days
   * from now.
   */
  expiresAt: z.iso.datetime().optional(),
  extraTimePercent: extraTimePercentSchema.optional(),
});
export type InviteBody = z.infer<typeof inviteBodySchema>;

/** Why an invitation was not sent by mail. */
const unmailedSchema = z.enum(['no-address', 'no-server', 'unapproved', 'day-full']);
export type Unmailed = z.infer<typeof unmailedSchema>;

/** Response: `url` is shown only once; `id` is also the id of the sitting. */
export const invitedSchema = z.object({
  id: z.string(),
  url: z.string(),
  /** As in `invitationViewSchema`. */
  expiresAt: z.iso.datetime(),
  /** Whether it was sent by mail. */
  mailed: z.boolean(),
  /** Null when it was. */
  unmailed: unmailedSchema.nullable(),
});
export type Invited = z.infer<typeof invitedSchema>;

/** Body of `PATCH /workspaces/:w/invitations/:i`; extra time only before the start. */
export const changeInvitationBodySchema = z.strictObject({
  expiresAt: z.iso.datetime().optional(),
  extraTimePercent: extraTimePercentSchema.optional(),
});
export type ChangeInvitationBody = z.infer<typeof changeInvitationBodySchema>;

/** Response of `GET /invitations/:token`: what a candidate reads before opening. Reading changes nothing. */
export const invitationViewSchema = z.object({
  workspace: z.string(),
  title: z.string(),
  intro: z.string(),
  /** As the team wrote it; null when they named nobody. */
  name: z.string().nullable(),
  assistants: assistantPolicySchema,
  letter: z.boolean(),
  /** Whether short questions about the answers follow after the end. */
  walkThrough: z.boolean(),
  hasPractice: z.boolean(),
  /** With this candidate's extra time. */
  minutes: z.number().nonnegative(),
  extraTimePercent: z.number().int(),
  sections: z.array(z.object({ title: z.string(), minutes: z.number().nullable(), items: z.number().int() })),
  /** When it can first be started; null: at once. */
  opensAt: z.iso.datetime().nullable(),
  /** Until when it can be started: the invitation's own expiry or the end of the window, whichever is earlier. */
  expiresAt: z.iso.datetime(),
  /** Days after the decision until everything is erased. */
  retentionDays: z.number().int(),
  /** Id of the sitting where this browser holds its session. */
  sitting: z.string().nullable(),
  /** Whether it was started, so that another browser needs a code. */
  started: z.boolean(),
  finished: z.boolean(),
  /** Whether a code for another browser can be sent to the address of the invitation. */
  mailsCode: z.boolean(),
});
export type InvitationView = z.infer<typeof invitationViewSchema>;

/** Body of `POST /invitations/:token/open`; `code` continues a started sitting on another device. */
export const openInvitationBodySchema = z.strictObject({ code: z.string().max(20).optional() });
export const openedInvitationSchema = z.object({ sitting: z.string() });

/** Response of `POST /workspaces/:w/sittings/:s/continue-code`. */
export const continueCodeSchema = z.object({ code: z.string(), expiresAt: z.iso.datetime() });
export type ContinueCode = z.infer<typeof continueCodeSchema>;

const rowProblemSchema = z.object({
  field: z.enum(['name', 'email', 'extraTimePercent', 'row']),
  message: z.string(),
});

/** A row of a CSV file; `line` counts from 1 like an editor. */
export const invitationRowSchema = z.object({
  line: z.number().int().positive(),
  name: z.string(),
  email: z.string(),
  extraTimePercent: z.number().nullable(),
  problems: z.array(rowProblemSchema),
});
export type InvitationRow = z.infer<typeof invitationRowSchema>;

/** Response of `POST …/invitations/preview` with a `text/csv` body: nothing is sent yet. */
export const invitationPreviewSchema = z.object({
  rows: z.array(invitationRowSchema),
  good: z.number().int().nonnegative(),
  bad: z.number().int().nonnegative(),
});
export type InvitationPreview = z.infer<typeof invitationPreviewSchema>;

/** Response of `POST …/invitations` with a `text/csv` body: the good rows, each with its link. */
export const invitedManySchema = z.object({
  items: z.array(invitedSchema.extend({ name: z.string(), email: z.string() })),
  skipped: z.array(invitationRowSchema),
});
export type InvitedMany = z.infer<typeof invitedManySchema>;
