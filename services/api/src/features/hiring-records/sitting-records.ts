import {
  decisionOutcomeSchema,
  factTypeSchema,
  playbackChangeSchema,
  putReviewBodySchema,
} from '@hone/contracts/hiring';
import { z } from 'zod';

const time = z.number();

/** An invitation; the sitting that it leads to has the same id. */
export const invitationRecordSchema = z.object({
  id: z.string(),
  workspace: z.string(),
  assessment: z.string(),
  version: z.number().int().positive(),
  name: z.string().optional(),
  email: z.string().optional(),
  expiresAt: time,
  extraTimePercent: z.number(),
  createdAt: time,
  by: z.string(),
});
export type InvitationRecord = z.infer<typeof invitationRecordSchema>;

/** A link of an invitation; the id is the digest of its token. */
export const invitationTokenRecordSchema = z.object({
  id: z.string(),
  invitation: z.string(),
  createdAt: time,
});

/** A sent mail; `day` is the workspace and the date, and the id contains the mail's number of that day. */
export const invitationMailRecordSchema = z.object({
  id: z.string(),
  day: z.string(),
  invitation: z.string(),
  at: time,
});

/** What is left of an erased sitting: proof, and nothing about the person. */
export const erasureRecordSchema = z.object({
  id: z.string(),
  workspace: z.string(),
  at: time,
  documents: z.number(),
  digest: z.string(),
});

/** A browser that holds a sitting; the id is the digest of its cookie's secret. */
export const sittingSessionRecordSchema = z.object({
  id: z.string(),
  sitting: z.string(),
  client: z.string(),
  createdAt: time,
});

/** A code that continues a sitting in another browser; the id is `<sitting>:<digest of the code>`. */
export const continueCodeRecordSchema = z.object({ id: z.string(), sitting: z.string(), expiresAt: time });

/** A link that shows a report to others; the id is the digest of its token. Withdrawing removes it. */
export const shareLinkRecordSchema = z.object({
  id: z.string(),
  sitting: z.string(),
  /** Public name of the link, which does not reveal the token. */
  name: z.string(),
  createdAt: time,
  expiresAt: time,
  names: z.boolean(),
  by: z.string(),
});
export type ShareLinkRecord = z.infer<typeof shareLinkRecordSchema>;

const finishedBySchema = z.enum(['candidate', 'deadline']);

/** What moves the clock of a sitting, or ends it. */
const sittingEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('start') }),
  z.object({ kind: z.literal('section'), index: z.number().int().positive() }),
  z.object({ kind: z.literal('pause'), by: z.enum(['candidate', 'team']) }),
  z.object({ kind: z.literal('resume'), by: z.enum(['candidate', 'team']) }),
  /** An outage that ended at `at`. */
  z.object({ kind: z.literal('credit'), from: time }),
  /** Minutes for the section that is open, or comes next. */
  z.object({
    kind: z.literal('extra'),
    section: z.number().int().nonnegative(),
    ms: z.number(),
    note: z.string(),
    by: z.string(),
  }),
  z.object({ kind: z.literal('finish'), by: finishedBySchema }),
  z.object({ kind: z.literal('comment'), fact: z.number().nullable(), text: z.string() }),
  z.object({ kind: z.literal('message'), text: z.string() }),
  /** What the candidate wrote about their own answer, with the question as it was asked. */
  z.object({
    kind: z.literal('explain'),
    item: z.string(),
    template: z.string(),
    question: z.string(),
    text: z.string(),
  }),
  z.object({ kind: z.literal('review'), reviewer: z.string() }),
]);
export type SittingEvent = z.infer<typeof sittingEventSchema>;

/** The id is `<sitting>:<kind>` for what happens once, with a key behind it for the rest. */
export const sittingRecordSchema = z.object({
  id: z.string(),
  sitting: z.string(),
  at: time,
  event: sittingEventSchema,
});
export type SittingRecord = z.infer<typeof sittingRecordSchema>;

/** A sitting whose clock may run. Inserted before its start, removed after its gradings are ordered. */
export const openSittingRecordSchema = z.object({ id: z.string(), at: time });
export type OpenSittingRecord = z.infer<typeof openSittingRecordSchema>;

/** The id is `<sitting>:<seq>`, so that numbers have no gaps and no doubles. */
export const factRecordSchema = z.object({
  id: z.string(),
  sitting: z.string(),
  seq: z.number().int().positive(),
  at: time,
  type: factTypeSchema,
  item: z.string().optional(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type FactRecord = z.infer<typeof factRecordSchema>;

/** A step of a playback, with the id `<sitting>:<item>:<seq>`; `place` is the part before the number. */
export const playbackRecordSchema = z.object({
  id: z.string(),
  sitting: z.string(),
  place: z.string(),
  seq: z.number().int().positive(),
  at: time,
  language: z.string(),
  /** The saved draft that it leads to. */
  revision: z.number().int().positive(),
  fresh: z.boolean(),
  /** Size of all changes up to this one. */
  bytes: z.number(),
  /** Absent: the recording is full and ends here. */
  changes: z.array(playbackChangeSchema).optional(),
});
export type PlaybackRecord = z.infer<typeof playbackRecordSchema>;

/** What worked at a time; the id begins with the time in steps of five seconds. */
export const heartbeatRecordSchema = z.object({ id: z.string(), at: time, grading: z.boolean() });

/** A review as last saved, with the id `<sitting>:<reviewer>`; handing it in is a record of the sitting. */
export const reviewRecordSchema = z.object({
  id: z.string(),
  sitting: z.string(),
  reviewer: z.string(),
  savedAt: time,
  ...putReviewBodySchema.omit({ handIn: true }).shape,
});
export type ReviewRecord = z.infer<typeof reviewRecordSchema>;

/** The id is `<sitting>:<number>`. */
export const decisionRecordSchema = z.object({
  id: z.string(),
  sitting: z.string(),
  number: z.number().int().positive(),
  at: time,
  by: z.string(),
  outcome: decisionOutcomeSchema,
  reason: z.string(),
});
