import { workspaceRoleSchema } from '@hone/contracts/hiring';
import { z } from 'zod';

/** All times are milliseconds since 1970. */
const time = z.number();

export const workspaceRecordSchema = z.object({
  id: z.string(),
  name: z.string(),
  retentionDays: z.number(),
  blind: z.boolean(),
  createdAt: time,
});
export type WorkspaceRecord = z.infer<typeof workspaceRecordSchema>;

/** The id is `<workspace>:<user>`. */
export const membershipRecordSchema = z.object({
  id: z.string(),
  workspace: z.string(),
  user: z.string(),
  role: workspaceRoleSchema,
  joinedAt: time,
});

/** The id is the digest of the link's token. */
export const memberLinkRecordSchema = z.object({
  id: z.string(),
  workspace: z.string(),
  role: workspaceRoleSchema,
  createdAt: time,
  expiresAt: time,
  by: z.string(),
});
export type MemberLinkRecord = z.infer<typeof memberLinkRecordSchema>;

/** The id is `<workspace>:<domain>`. */
export const workspaceDomainRecordSchema = z.object({
  id: z.string(),
  workspace: z.string(),
  domain: z.string(),
  role: workspaceRoleSchema.exclude(['owner']),
  addedAt: time,
  by: z.string(),
});

/** Something that happens once at most; inserting its id decides who was first. */
export const onceRecordSchema = z.object({ id: z.string(), at: time, by: z.string() });

export const auditRecordSchema = z.object({
  id: z.string(),
  workspace: z.string(),
  at: time,
  /** A user's id, or what acted without one. */
  actor: z.string(),
  action: z.string(),
  subject: z.string().optional(),
  detail: z.string().optional(),
});

export const domainName = (workspace: string, domain: string): string => `${workspace}:${domain}`;
export const membershipName = (workspace: string, user: string): string => `${workspace}:${user}`;
