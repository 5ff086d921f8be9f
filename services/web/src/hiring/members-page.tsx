import type { Member, WorkspaceRole } from '@hone/contracts/hiring';
import { workspaceRoleSchema } from '@hone/contracts/hiring';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { t } from '../strings/hiring.js';
import { formatDateTime } from '../words/quantities.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { DataTable } from './data-table.js';
import classes from './hiring.module.css';
import { Loaded } from './loaded.js';
import { MemberDomains } from './member-domains.js';
import { MemberLinks } from './member-links.js';
import { RoleSelect } from './role-select.js';
import { keyOf, useChange, useHiringApi, useWorkspace } from './use-hiring.js';

interface RowProps {
  readonly member: Member;
  /** Undefined for users who may not change members. */
  readonly onRole: ((role: WorkspaceRole) => void) | undefined;
  readonly onRemove: () => void;
}

function MemberRow({ member, onRole, onRemove }: RowProps) {
  const { name, email, role, joinedAt } = member;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{email}</td>
      <td>
        {onRole === undefined ? (
          t(`roles.${role}`)
        ) : (
          <RoleSelect label={t('members.roleOf', { name })} value={role} onChange={onRole} />
        )}
      </td>
      <td className={classes['nowrap']}>{formatDateTime(joinedAt)}</td>
      <td>
        {onRole !== undefined && (
          <Button
            variant="default"
            size="xs"
            aria-label={t('members.removeOne', { name })}
            onClick={onRemove}
          >
            {t('members.remove')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Changes of members, each announced. */
function useMemberChanges(onRemoved: () => void) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const announcer = useAnnouncer();
  const role = useChange(id, {
    send: ({ member, to }: { member: Member; to: WorkspaceRole }) => api.changeMember(id, member.user, to),
    onDone: (_answer, { member, to }) =>
      announcer.result(t('members.changed', { name: member.name, role: t(`rolesAre.${to}`) })),
  });
  const remove = useChange(id, {
    send: (member: Member) => api.removeMember(id, member.user),
    onDone: (_answer, member) => {
      announcer.result(t('members.removed', { name: member.name }));
      onRemoved();
    },
  });
  return { role, remove };
}

function MemberTable({ members }: { readonly members: readonly Member[] }) {
  const { role: ownRole } = useWorkspace();
  const [removing, setRemoving] = useState<Member | null>(null);
  const { role, remove } = useMemberChanges(() => setRemoving(null));
  const heads = (['name', 'email', 'role', 'joined', 'actions'] as const).map((head) => t(`members.${head}`));
  return (
    <>
      {role.isError && <FailurePanel error={role.error} kept={t('members.kept')} />}
      <DataTable label={t('members.label')} heads={heads}>
        {members.map((member) => (
          <MemberRow
            key={member.user}
            member={member}
            onRole={ownRole === 'owner' ? (to) => role.mutate({ member, to }) : undefined}
            onRemove={() => setRemoving(member)}
          />
        ))}
      </DataTable>
      <ConfirmDialog
        opened={removing !== null}
        title={t('members.removeTitle', { name: removing?.name ?? '' })}
        text={t('members.removeText')}
        confirm={t('members.remove')}
        danger
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => removing !== null && remove.mutate(removing)}
        onClose={() => {
          remove.reset();
          setRemoving(null);
        }}
      />
    </>
  );
}

function RoleTexts() {
  return (
    <dl className={classes['terms']}>
      {workspaceRoleSchema.options.map((role) => (
        <div key={role}>
          <dt>{t(`roles.${role}`)}</dt>
          <dd>{t(`roleTexts.${role}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** `/w/:w/members` */
export function MembersPage() {
  usePageTitle(t('members.title'));
  const api = useHiringApi();
  const { id, role } = useWorkspace();
  const query = useQuery({
    queryKey: keyOf(id, 'members'),
    queryFn: async ({ signal }) => (await api.listMembers(id, signal)).items,
  });
  return (
    <div className={classes['page']}>
      <h1>{t('members.title')}</h1>
      <Loaded query={query} kept={t('members.kept')}>
        {(members) => <MemberTable members={members} />}
      </Loaded>
      {role === 'owner' && <MemberDomains />}
      {role === 'owner' ? <MemberLinks /> : <p className={classes['quiet']}>{t('members.onlyOwners')}</p>}
      <RoleTexts />
    </div>
  );
}
