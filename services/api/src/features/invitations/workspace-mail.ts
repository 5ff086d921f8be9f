import type { WorkspaceMailState } from '@hone/contracts/hiring';
import { AppError, type Clock } from '@hone/kit';
import type { ApiSettings } from '../../ports.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';

/** Which workspaces may send mail: anybody can make one, and mail goes to whomever they name. */
export interface WorkspaceMail {
  isAllowed(workspace: string): Promise<boolean>;
  /** Approves a workspace, or withdraws that. Throws `WORKSPACE_NOT_FOUND`. Repeating it is harmless. */
  approve(workspace: string, approve: boolean): Promise<WorkspaceMailState>;
}

export interface WorkspaceMailOptions {
  readonly hiring: Pick<HiringRepositories, 'workspaces' | 'mailApprovals'>;
  readonly settings: Pick<ApiSettings, 'workspaceMail'>;
  readonly clock: Pick<Clock, 'now'>;
}

export function createWorkspaceMail({ hiring, settings, clock }: WorkspaceMailOptions): WorkspaceMail {
  const isAllowed = async (workspace: string) =>
    settings.workspaceMail === 'all' || (await hiring.mailApprovals.find(workspace)) !== undefined;
  return {
    isAllowed,
    async approve(id, approve) {
      const workspace = await hiring.workspaces.find(id);
      if (workspace === undefined) throw new AppError('WORKSPACE_NOT_FOUND');
      if (approve) await hiring.mailApprovals.insert({ id, at: clock.now(), by: 'operator' });
      else await hiring.mailApprovals.remove(id);
      return { workspace: id, name: workspace.name, allowed: await isAllowed(id) };
    },
  };
}
