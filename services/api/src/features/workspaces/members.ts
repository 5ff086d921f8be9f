import type { CreatedMemberLink, JoinView, Member, MemberLink, WorkspaceRole } from '@hone/contracts/hiring';
import { AppError, isoTime, type Clock } from '@hone/kit';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import { membershipName, type MemberLinkRecord } from '../hiring-records/workspace-records.js';
import type { StoredUser, UserRepository } from '../sessions/repository.js';
import type { TeamNotices } from '../team-live/team-notices.js';
import type { Actor } from './access.js';
import type { Audit } from './audit.js';
import { createLinkToken, digestOf, digestOfToken } from './link-token.js';

/** Who belongs to a workspace, and the links by which people join. */
export interface MemberUseCases {
  list(workspace: string): Promise<Member[]>;
  /** Throws `MEMBER_NOT_FOUND`, or `WORKSPACE_LAST_OWNER` when no owner would be left. */
  changeRole(actor: Actor, user: string, role: WorkspaceRole): Promise<Member>;
  remove(actor: Actor, user: string): Promise<void>;
  createLink(actor: Actor, role: WorkspaceRole): Promise<CreatedMemberLink>;
  listLinks(workspace: string): Promise<MemberLink[]>;
  removeLink(actor: Actor, id: string): Promise<void>;
  /** Throws `MEMBER_LINK_INVALID`. */
  view(token: string): Promise<JoinView>;
  /** Makes somebody a member; one person may use a link. Resolves to the workspace's id. */
  join(user: StoredUser, token: string): Promise<string>;
}

export interface MemberOptions {
  readonly hiring: Pick<HiringRepositories, 'workspaces' | 'memberships' | 'memberLinks' | 'memberLinkUses'>;
  readonly users: Pick<UserRepository, 'find'>;
  readonly audit: Audit;
  readonly notices: Pick<TeamNotices, 'accessChanged'>;
  readonly clock: Pick<Clock, 'now'>;
}

const LINK_VALID_MS = 7 * 24 * 3_600_000;

export function createMemberUseCases(options: MemberOptions): MemberUseCases {
  const { hiring, audit, notices } = options;

  /** Throws when nobody else is an owner. */
  async function assertOwnerLeft(workspace: string, without: string): Promise<void> {
    const members = await listMembers(options, workspace);
    if (!members.some(({ user, role }) => role === 'owner' && user !== without))
      throw new AppError('WORKSPACE_LAST_OWNER');
  }

  async function getMembership(workspace: string, user: string) {
    const membership = await hiring.memberships.find(membershipName(workspace, user));
    if (membership === undefined) throw new AppError('MEMBER_NOT_FOUND');
    return membership;
  }

  return {
    list: (workspace) => listMembers(options, workspace),
    async changeRole(actor, user, role) {
      const { id } = actor.workspace;
      const membership = await getMembership(id, user);
      if (role !== 'owner') await assertOwnerLeft(id, user);
      await hiring.memberships.put({ ...membership, role });
      notices.accessChanged(id);
      await audit.note(actor, { action: 'member.role', subject: user, detail: role });
      const changed = (await listMembers(options, id)).find((member) => member.user === user);
      if (changed === undefined) throw new AppError('MEMBER_NOT_FOUND');
      return changed;
    },
    async remove(actor, user) {
      const membership = await getMembership(actor.workspace.id, user);
      await assertOwnerLeft(actor.workspace.id, user);
      await hiring.memberships.remove(membership.id);
      notices.accessChanged(actor.workspace.id);
      await audit.note(actor, { action: 'member.remove', subject: user });
    },
    ...createLinks(options),
    ...createJoining(options),
  };
}

async function listMembers({ hiring, users }: MemberOptions, workspace: string): Promise<Member[]> {
  const memberships = await hiring.memberships.list({ where: { workspace } });
  const people = await Promise.all(memberships.map(({ user }) => users.find(user)));
  return memberships.flatMap(({ user, role, joinedAt }, index) => {
    const person = people[index];
    if (person === undefined) return [];
    const { name, email = null } = person;
    return [{ user, name, email, role, joinedAt: isoTime(joinedAt) }];
  });
}

type Links = Pick<MemberUseCases, 'createLink' | 'listLinks' | 'removeLink'>;

function createLinks({ hiring, audit, clock }: MemberOptions): Links {
  async function present(record: MemberLinkRecord): Promise<MemberLink> {
    const { id, role, createdAt, expiresAt } = record;
    const used = (await hiring.memberLinkUses.find(id)) !== undefined;
    return { id, role, createdAt: isoTime(createdAt), expiresAt: isoTime(expiresAt), used };
  }
  return {
    async createLink(actor, role) {
      const token = createLinkToken();
      const [workspace, by, createdAt] = [actor.workspace.id, actor.user.id, clock.now()];
      const times = { createdAt, expiresAt: createdAt + LINK_VALID_MS };
      const record = { id: digestOf(token), workspace, role, by, ...times };
      await hiring.memberLinks.insert(record);
      await audit.note(actor, { action: 'member.link', detail: role });
      return { ...(await present(record)), url: `/join/${token}` };
    },
    async listLinks(workspace) {
      return Promise.all((await hiring.memberLinks.list({ where: { workspace } })).map(present));
    },
    async removeLink(actor, id) {
      const link = await hiring.memberLinks.find(id);
      if (link?.workspace !== actor.workspace.id) throw new AppError('MEMBER_LINK_INVALID');
      await hiring.memberLinks.remove(id);
      await audit.note(actor, { action: 'member.link.revoke', detail: link.role });
    },
  };
}

function createJoining(options: MemberOptions): Pick<MemberUseCases, 'view' | 'join'> {
  const { hiring, audit, clock } = options;
  return {
    async view(token) {
      const { link, workspace } = await openLink(options, token);
      if ((await hiring.memberLinkUses.find(link.id)) !== undefined)
        throw new AppError('MEMBER_LINK_INVALID');
      return { workspace: workspace.name, role: link.role };
    },
    async join(user, token) {
      if (user.guest) throw new AppError('ACCOUNT_NEEDED');
      const { link, workspace } = await openLink(options, token);
      const id = membershipName(workspace.id, user.id);
      if ((await hiring.memberships.find(id)) !== undefined) return workspace.id;
      const at = clock.now();
      const isFirst = await hiring.memberLinkUses.insert({ id: link.id, at, by: user.id });
      // The same person may repeat a request that broke off.
      if (!isFirst && (await hiring.memberLinkUses.find(link.id))?.by !== user.id)
        throw new AppError('MEMBER_LINK_INVALID');
      const { role } = link;
      await hiring.memberships.insert({ id, workspace: workspace.id, user: user.id, role, joinedAt: at });
      await audit.note({ workspace, user }, { action: 'member.join', subject: user.id, detail: role });
      return workspace.id;
    },
  };
}

/** The link of a token and its workspace; throws `MEMBER_LINK_INVALID`. */
async function openLink({ hiring, clock }: MemberOptions, token: string) {
  const id = digestOfToken(token);
  const link = id === undefined ? undefined : await hiring.memberLinks.find(id);
  const workspace = link === undefined ? undefined : await hiring.workspaces.find(link.workspace);
  if (link === undefined || workspace === undefined || link.expiresAt <= clock.now())
    throw new AppError('MEMBER_LINK_INVALID');
  return { link, workspace };
}
