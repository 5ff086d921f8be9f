import { z } from 'zod';
import { personNameSchema } from '../account.js';
import { listOf } from '../http.js';

/**
 * What a member may do: an `owner` everything; a `recruiter` invites, reads and decides; a `reviewer` reads and
 * reviews; a `blind-reviewer` reviews without learning who the candidate is; an `author` builds assessments.
 */
export const workspaceRoleSchema = z.enum(['owner', 'recruiter', 'reviewer', 'blind-reviewer', 'author']);
export type WorkspaceRole = z.infer<typeof workspaceRoleSchema>;

export const RETENTION_DAYS = { min: 7, max: 730, byDefault: 180 } as const;

const retentionDaysSchema = z.number().int().min(RETENTION_DAYS.min).max(RETENTION_DAYS.max);

/** Body of `POST /workspaces`. */
export const createWorkspaceBodySchema = z.strictObject({ name: personNameSchema });
export type CreateWorkspaceBody = z.infer<typeof createWorkspaceBodySchema>;

/** Body of `PATCH /workspaces/:w`; owners only. */
export const changeWorkspaceBodySchema = z.strictObject({
  name: personNameSchema.optional(),
  retentionDays: retentionDaysSchema.optional(),
  blind: z.boolean().optional(),
});
export type ChangeWorkspaceBody = z.infer<typeof changeWorkspaceBodySchema>;

export const workspaceSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The caller's own role. */
  role: workspaceRoleSchema,
  /** Days after the decision until a candidate's data is erased. */
  retentionDays: z.number().int(),
  /** Whether totals and other reviews stay hidden from reviewers until they hand in their own. */
  blind: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type Workspace = z.infer<typeof workspaceSchema>;

/** Response of `GET /workspaces`: those of the caller. */
export const workspaceListSchema = listOf(workspaceSchema);

/** Body of the internal route behind `hone admin approve-mail` and `withdraw-mail`. */
export const workspaceMailBodySchema = z.strictObject({
  workspace: z.string().regex(/^[0-9a-z]{1,64}$/, 'must be the id in the address of its pages'),
  approve: z.boolean(),
});

/** Its response: whether the workspace may send invitations by mail. */
export const workspaceMailSchema = z.object({
  workspace: z.string(),
  name: z.string(),
  allowed: z.boolean(),
});
export type WorkspaceMailState = z.infer<typeof workspaceMailSchema>;

/** A row of `GET /workspaces/:w/members`. */
export const memberSchema = z.object({
  user: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: workspaceRoleSchema,
  joinedAt: z.iso.datetime(),
});
export type Member = z.infer<typeof memberSchema>;
export const memberListSchema = listOf(memberSchema);

/** Body of `PATCH /workspaces/:w/members/:user`. */
export const changeMemberBodySchema = z.strictObject({ role: workspaceRoleSchema });

/** Body of `POST /workspaces/:w/member-links`. */
export const createMemberLinkBodySchema = z.strictObject({ role: workspaceRoleSchema });

/** A link by which one person joins. */
export const memberLinkSchema = z.object({
  id: z.string(),
  role: workspaceRoleSchema,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** Whether somebody joined with it. */
  used: z.boolean(),
});
export type MemberLink = z.infer<typeof memberLinkSchema>;
export const memberLinkListSchema = listOf(memberLinkSchema);

/** Response of `POST /workspaces/:w/member-links`: `url` is shown only once. */
export const createdMemberLinkSchema = memberLinkSchema.extend({ url: z.string() });
export type CreatedMemberLink = z.infer<typeof createdMemberLinkSchema>;

/** Response of `GET /join/:token`. */
export const joinViewSchema = z.object({ workspace: z.string(), role: workspaceRoleSchema });
export type JoinView = z.infer<typeof joinViewSchema>;

/** A row of `GET /workspaces/:w/audit`: who did what, newest first. */
export const auditEntrySchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** Name of the member, or what did it: `candidate`, `deadline`, `retention`. */
  actor: z.string(),
  action: z.string(),
  /** Id of the sitting, assessment or member. */
  subject: z.string().nullable(),
  detail: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
export const auditListSchema = listOf(auditEntrySchema);
