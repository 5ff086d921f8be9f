import { z } from 'zod';
import { listOf } from '../http.js';
import { scoreSchema } from '../outcome.js';
import { factCommentSchema, factSchema } from './sitting.js';
import { skillResultSchema } from './skill-result.js';

const time = z.iso.datetime();

export const SHARE_DAYS = { max: 90, byDefault: 14 } as const;

/** Body of `POST /workspaces/:w/sittings/:s/share-links`. */
export const createShareLinkBodySchema = z.strictObject({
  days: z.number().int().min(1).max(SHARE_DAYS.max).default(SHARE_DAYS.byDefault),
  /** Whether the report names the candidate; never in a workspace with blind reviews. */
  names: z.boolean().default(false),
});
export type CreateShareLinkBody = z.input<typeof createShareLinkBodySchema>;

/** A row of `GET …/share-links`: links that still work. */
export const shareLinkSchema = z.object({
  id: z.string(),
  createdAt: time,
  expiresAt: time,
  names: z.boolean(),
});
export type ShareLink = z.infer<typeof shareLinkSchema>;
export const shareLinkListSchema = listOf(shareLinkSchema);

/** Response of `POST …/share-links`: `url` is shown only once. */
export const createdShareLinkSchema = shareLinkSchema.extend({ url: z.string() });

/**
 * Response of `GET /shared/:token`: the result and what was recorded. Reviews, decisions, code and messages stay
 * in the workspace.
 */
export const sharedReportSchema = z.object({
  workspace: z.string(),
  title: z.string(),
  /** Null where the link does not name the candidate. */
  candidate: z.string().nullable(),
  startedAt: time.nullable(),
  finishedAt: time,
  finishedBy: z.enum(['candidate', 'deadline']),
  percent: z.number().nullable(),
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      kind: z.string(),
      weight: z.number(),
      percent: z.number().nullable(),
      score: scoreSchema.nullable(),
    }),
  ),
  skills: z.array(skillResultSchema),
  facts: z.array(factSchema),
  comments: z.array(factCommentSchema),
  expiresAt: time,
});
export type SharedReport = z.infer<typeof sharedReportSchema>;
