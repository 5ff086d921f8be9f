import type { WatchRights } from '@hone/contracts/hiring';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import { visibilityFor } from '../reports/visibility.js';
import type { UserRepository } from '../sessions/repository.js';
import { findActor, READERS } from '../workspaces/access.js';

/** Who may watch the sittings of a workspace: the roles that may list them. */
export interface WatchAccess {
  check(workspace: string, viewer: { readonly user: string | null }): Promise<WatchRights>;
}

export interface WatchAccessOptions {
  readonly hiring: Pick<HiringRepositories, 'workspaces' | 'memberships'>;
  readonly users: Pick<UserRepository, 'find'>;
}

const BEFORE_REVIEW = { handedIn: [] };

export function createWatchAccess({ hiring, users }: WatchAccessOptions): WatchAccess {
  return {
    async check(workspace, viewer) {
      const user = viewer.user === null ? undefined : await users.find(viewer.user);
      if (user === undefined) return { ok: false, code: 'AUTH_REQUIRED' };
      const actor = await findActor(hiring, user, workspace);
      if (actor === undefined) return { ok: false, code: 'WORKSPACE_NOT_FOUND' };
      if (!READERS.includes(actor.role)) return { ok: false, code: 'WORKSPACE_FORBIDDEN' };
      return { ok: true, blind: !visibilityFor(actor, BEFORE_REVIEW).results };
    },
  };
}
