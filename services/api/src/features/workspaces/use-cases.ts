import {
  RETENTION_DAYS,
  type ChangeWorkspaceBody,
  type Workspace,
  type WorkspaceRole,
} from '@hone/contracts/hiring';
import { AppError, isoTime, type Clock } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import { membershipName, type WorkspaceRecord } from '../hiring-records/workspace-records.js';
import type { StoredUser } from '../sessions/repository.js';
import type { TeamNotices } from '../team-live/team-notices.js';
import type { Actor } from './access.js';
import type { Audit } from './audit.js';

/** Workspaces of hiring teams. */
export interface WorkspaceUseCases {
  /** Throws `ACCOUNT_NEEDED` for guests, whose session could not be regained. */
  create(user: StoredUser, name: string): Promise<Workspace>;
  /** The workspaces that a user is a member of. */
  list(user: string): Promise<Workspace[]>;
  change(actor: Actor, changes: ChangeWorkspaceBody): Promise<Workspace>;
}

export interface WorkspaceOptions {
  readonly hiring: Pick<HiringRepositories, 'workspaces' | 'memberships'>;
  readonly audit: Audit;
  readonly notices: Pick<TeamNotices, 'accessChanged'>;
  readonly clock: Pick<Clock, 'now'>;
}

export function presentWorkspace(record: WorkspaceRecord, role: WorkspaceRole): Workspace {
  const { id, name, retentionDays, blind, createdAt } = record;
  return { id, name, role, retentionDays, blind, createdAt: isoTime(createdAt) };
}

export function createWorkspaceUseCases(options: WorkspaceOptions): WorkspaceUseCases {
  const { hiring, audit, notices, clock } = options;
  return {
    async create(user, name) {
      if (user.guest) throw new AppError('ACCOUNT_NEEDED');
      const createdAt = clock.now();
      const id = createSortableId(createdAt);
      const workspace = { id, name, retentionDays: RETENTION_DAYS.byDefault, blind: true, createdAt };
      await hiring.workspaces.insert(workspace);
      const membership = { workspace: id, user: user.id, role: 'owner' as const, joinedAt: createdAt };
      await hiring.memberships.insert({ id: membershipName(id, user.id), ...membership });
      await audit.note({ workspace, user }, { action: 'workspace.create', subject: id });
      return presentWorkspace(workspace, 'owner');
    },
    async list(user) {
      const memberships = await hiring.memberships.list({ where: { user } });
      const found = await Promise.all(memberships.map(({ workspace }) => hiring.workspaces.find(workspace)));
      return memberships.flatMap(({ role }, index) => {
        const record = found[index];
        return record === undefined ? [] : [presentWorkspace(record, role)];
      });
    },
    async change(actor, { name, retentionDays, blind }) {
      const { workspace } = actor;
      const changed = {
        ...workspace,
        name: name ?? workspace.name,
        retentionDays: retentionDays ?? workspace.retentionDays,
        blind: blind ?? workspace.blind,
      };
      await hiring.workspaces.put(changed);
      notices.accessChanged(workspace.id);
      const detail = JSON.stringify({ name, retentionDays, blind });
      await audit.note(actor, { action: 'workspace.change', subject: workspace.id, detail });
      return presentWorkspace(changed, actor.role);
    },
  };
}
