import type { WorkspaceRole } from '@hone/contracts/hiring';
import { AppError } from '@hone/kit';
import type { Request } from 'express';
import { membershipName, type WorkspaceRecord } from '../hiring-records/workspace-records.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import { requirePerson } from '../sessions/identity.js';
import type { StoredUser } from '../sessions/repository.js';

/** A member who acts in a workspace. */
export interface Actor {
  readonly user: StoredUser;
  readonly workspace: WorkspaceRecord;
  readonly role: WorkspaceRole;
}

/**
 * The member who sent a request to `/workspaces/:w…`. To others the workspace does not exist; a member
 * without one of the roles gets `WORKSPACE_FORBIDDEN`.
 */
export type EnterWorkspace = (request: Request, roles: readonly WorkspaceRole[]) => Promise<Actor>;

export const ALL_ROLES: readonly WorkspaceRole[] = [
  'owner',
  'recruiter',
  'reviewer',
  'blind-reviewer',
  'author',
];
export const OWNERS: readonly WorkspaceRole[] = ['owner'];
/** Those who write assessments. */
export const BUILDERS: readonly WorkspaceRole[] = ['owner', 'author'];
/** Those who invite, give time, and decide. */
export const RECRUITERS: readonly WorkspaceRole[] = ['owner', 'recruiter'];
/** Those who read statistics of all candidates; reviewers do not, because totals are hidden from them. */
export const ANALYSTS: readonly WorkspaceRole[] = ['owner', 'recruiter', 'author'];
/** Those who read what candidates did. */
export const READERS: readonly WorkspaceRole[] = ['owner', 'recruiter', 'reviewer', 'blind-reviewer'];

/** A user as a member of a workspace; undefined for others, and where there is no such workspace. */
export async function findActor(
  hiring: Pick<HiringRepositories, 'workspaces' | 'memberships'>,
  user: StoredUser,
  id: string,
): Promise<Actor | undefined> {
  const [workspace, membership] = await Promise.all([
    hiring.workspaces.find(id),
    hiring.memberships.find(membershipName(id, user.id)),
  ]);
  if (workspace === undefined || membership === undefined) return undefined;
  return { user, workspace, role: membership.role };
}

export function createEnterWorkspace(
  hiring: Pick<HiringRepositories, 'workspaces' | 'memberships'>,
): EnterWorkspace {
  return async (request, roles) => {
    const user = await requirePerson(request);
    const actor = await findActor(hiring, user, String(request.params['w']));
    if (actor === undefined) throw new AppError('WORKSPACE_NOT_FOUND');
    if (!roles.includes(actor.role)) throw new AppError('WORKSPACE_FORBIDDEN');
    return actor;
  };
}
