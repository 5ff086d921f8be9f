import type { CreatedMemberLink, MemberLink, WorkspaceRole } from '@hone/contracts/hiring';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/hiring.js';
import { formatDateTime } from '../words/quantities.js';
import { CopyLink } from './copy-link.js';
import classes from './hiring.module.css';
import { Loaded } from './loaded.js';
import { RoleSelect } from './role-select.js';
import { keyOf, useChange, useHiringApi, useWorkspace } from './use-hiring.js';

function LinkRow({ link, onRevoke }: { readonly link: MemberLink; readonly onRevoke: () => void }) {
  const role = t(`roles.${link.role}`);
  const when = formatDateTime(link.createdAt);
  return (
    <li>
      <strong>{role}</strong>
      <span className={classes['quiet']}>
        {link.used ? t('members.used') : t('members.expires', { when: formatDateTime(link.expiresAt) })}
      </span>
      {!link.used && (
        <span>
          <Button
            variant="default"
            size="xs"
            aria-label={t('members.revokeOne', { role, when })}
            onClick={onRevoke}
          >
            {t('members.revoke')}
          </Button>
        </span>
      )}
    </li>
  );
}

function OpenLinks() {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const query = useQuery({
    queryKey: keyOf(id, 'member-links'),
    queryFn: async ({ signal }) => (await api.listMemberLinks(id, signal)).items,
  });
  const revoke = useChange(id, {
    send: (link: string) => api.revokeMemberLink(id, link),
    changes: ['member-links'],
  });
  return (
    <Loaded query={query} kept={t('members.kept')} height={60}>
      {(links) => (
        <div className={classes['section']}>
          <h3>{t('members.links')}</h3>
          {revoke.isError && <FailurePanel error={revoke.error} kept={t('members.kept')} />}
          {links.length === 0 && <p className={classes['quiet']}>{t('members.noLinks')}</p>}
          <ul className={classes['cards']}>
            {links.map((link) => (
              <LinkRow key={link.id} link={link} onRevoke={() => revoke.mutate(link.id)} />
            ))}
          </ul>
        </div>
      )}
    </Loaded>
  );
}

/** Creates links by which members join, and lists the open ones. */
export function MemberLinks() {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const [role, setRole] = useState<WorkspaceRole>('reviewer');
  const [made, setMade] = useState<CreatedMemberLink | null>(null);
  const create = useChange(id, {
    send: (wanted: WorkspaceRole) => api.createMemberLink(id, wanted),
    changes: ['member-links'],
    onDone: setMade,
  });
  return (
    <section className={classes['panel']} aria-label={t('members.inviteTitle')}>
      <h2>{t('members.inviteTitle')}</h2>
      <p className={classes['quiet']}>{t('members.inviteText')}</p>
      <div className={classes['buttons']}>
        <RoleSelect label={t('members.role')} value={role} onChange={setRole} />
        <Button loading={create.isPending} onClick={() => create.mutate(role)}>
          {t('members.createLink')}
        </Button>
      </div>
      {create.isError && <FailurePanel error={create.error} kept={t('members.kept')} />}
      {made !== null && (
        <>
          <p>{t('members.linkText')}</p>
          <CopyLink label={t('members.link', { role: t(`rolesAre.${made.role}`) })} path={made.url} />
        </>
      )}
      <OpenLinks />
    </section>
  );
}
