import { z } from 'zod';
import { domainSchema } from '../account-recovery.js';
import { listOf } from '../http.js';
import { workspaceRoleSchema } from './workspace.js';

/** Roles that people may get by their address: all but owner. */
const joiningRoleSchema = workspaceRoleSchema.exclude(['owner']);
export type JoiningRole = z.infer<typeof joiningRoleSchema>;

/** Body of `POST /workspaces/:w/domains`: users with a confirmed address of this domain may join. */
export const addDomainBodySchema = z.strictObject({ domain: domainSchema, role: joiningRoleSchema });
export type AddDomainBody = z.infer<typeof addDomainBodySchema>;

export const workspaceDomainSchema = z.object({
  domain: z.string(),
  role: joiningRoleSchema,
  addedAt: z.iso.datetime(),
});
export type WorkspaceDomain = z.infer<typeof workspaceDomainSchema>;
export const workspaceDomainListSchema = listOf(workspaceDomainSchema);

/** A row of `GET /joinable-workspaces`: those that the caller's confirmed address opens. */
export const joinableWorkspaceSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: joiningRoleSchema,
});
export type JoinableWorkspace = z.infer<typeof joinableWorkspaceSchema>;
export const joinableWorkspaceListSchema = listOf(joinableWorkspaceSchema);
