import type { AddDomainBody, JoinableWorkspace, WorkspaceDomain } from '@hone/contracts/hiring';
import { AppError, isoTime, type Clock } from '@hone/kit';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import { domainName, membershipName } from '../hiring-records/workspace-records.js';
import type { DomainRepository } from '../oidc/repository.js';
import type { StoredUser } from '../sessions/repository.js';
import type { Actor } from './access.js';
import type { Audit } from './audit.js';

/** Workspaces that open to everybody with a confirmed address of a domain. */
export interface WorkspaceDomainUseCases {
  list(workspace: string): Promise<WorkspaceDomain[]>;
  /**
   * Throws `DOMAIN_UNCLAIMED` unless an admin claimed the domain for this site, and `DOMAIN_NOT_OWN` unless the
   * actor's own confirmed address is of it: nobody opens a workspace to strangers, or poses as a company.
   */
  add(actor: Actor, body: AddDomainBody): Promise<WorkspaceDomain>;
  remove(actor: Actor, domain: string): Promise<void>;
  /** Workspaces that this user may join and has not joined. */
  listJoinable(user: StoredUser): Promise<JoinableWorkspace[]>;
  /** Throws `WORKSPACE_NOT_FOUND` for those that the user's address does not open. */
  join(user: StoredUser, workspace: string): Promise<void>;
}

export interface WorkspaceDomainOptions {
  readonly hiring: Pick<HiringRepositories, 'workspaces' | 'memberships' | 'workspaceDomains'>;
  readonly domains: Pick<DomainRepository, 'isClaimed'>;
  readonly audit: Audit;
  readonly clock: Pick<Clock, 'now'>;
}

export function createWorkspaceDomains(options: WorkspaceDomainOptions): WorkspaceDomainUseCases {
  const { hiring, domains, audit, clock } = options;
  return {
    async list(workspace) {
      const records = await hiring.workspaceDomains.list({ where: { workspace } });
      return records.map(({ domain, role, addedAt }) => ({ domain, role, addedAt: isoTime(addedAt) }));
    },
    async add(actor, { domain, role }) {
      if (!(await domains.isClaimed(domain))) throw new AppError('DOMAIN_UNCLAIMED');
      if (confirmedDomainOf(actor.user) !== domain) throw new AppError('DOMAIN_NOT_OWN');
      const workspace = actor.workspace.id;
      const addedAt = clock.now();
      const names = { id: domainName(workspace, domain), workspace, domain };
      await hiring.workspaceDomains.put({ ...names, role, addedAt, by: actor.user.id });
      await audit.note(actor, { action: 'domain.add', detail: `${domain} ${role}` });
      return { domain, role, addedAt: isoTime(addedAt) };
    },
    async remove(actor, domain) {
      const id = domainName(actor.workspace.id, domain);
      if ((await hiring.workspaceDomains.find(id)) === undefined) throw new AppError('DOMAIN_NOT_FOUND');
      await hiring.workspaceDomains.remove(id);
      await audit.note(actor, { action: 'domain.remove', detail: domain });
    },
    listJoinable: (user) => listJoinable(options, user),
    async join(user, id) {
      const found = (await listJoinable(options, user)).find((each) => each.id === id);
      const workspace = await hiring.workspaces.find(id);
      if (found === undefined || workspace === undefined) throw new AppError('WORKSPACE_NOT_FOUND');
      const { role } = found;
      const membership = { id: membershipName(id, user.id), workspace: id, user: user.id, role };
      await hiring.memberships.insert({ ...membership, joinedAt: clock.now() });
      const detail = `${role}, by ${confirmedDomainOf(user) ?? ''}`;
      await audit.note({ workspace, user }, { action: 'member.join', subject: user.id, detail });
    },
  };
}

/** The domain of an address that belongs to this user, by mail or by the identity provider. */
function confirmedDomainOf({ guest, email, confirmedEmail }: StoredUser): string | undefined {
  if (guest || email === undefined || email !== confirmedEmail) return undefined;
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}

async function listJoinable(
  { hiring, domains }: WorkspaceDomainOptions,
  user: StoredUser,
): Promise<JoinableWorkspace[]> {
  const domain = confirmedDomainOf(user);
  // A released domain no longer opens anything.
  if (domain === undefined || !(await domains.isClaimed(domain))) return [];
  const opened = await hiring.workspaceDomains.list({ where: { domain } });
  const found = await Promise.all(
    opened.map(async ({ workspace, role }) => {
      const [record, membership] = await Promise.all([
        hiring.workspaces.find(workspace),
        hiring.memberships.find(membershipName(workspace, user.id)),
      ]);
      return record === undefined || membership !== undefined
        ? []
        : [{ id: workspace, name: record.name, role }];
    }),
  );
  return found.flat();
}
