import { addDomainBodySchema, type AddDomainBody, type WorkspaceDomain } from '@hone/contracts/hiring';
import { Button, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from '../account/use-form.js';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/hiring.js';
import classes from './hiring.module.css';
import { Loaded } from './loaded.js';
import { RoleSelect } from './role-select.js';
import { keyOf, useChange, useHiringApi, useWorkspace } from './use-hiring.js';

const ROLES = addDomainBodySchema.shape.role.options;

function AddDomain() {
  const api = useHiringApi();
  const queries = useQueryClient();
  const { id } = useWorkspace();
  const [role, setRole] = useState<AddDomainBody['role']>('reviewer');
  const { errors, failure, sending, formProps } = useForm({
    schema: addDomainBodySchema,
    fields: { domain: t('domains.enter') },
    read: (data) => ({ domain: data.get('domain'), role }),
    send: (body: AddDomainBody) => api.addDomain(id, body),
    onSent: () => void queries.invalidateQueries({ queryKey: keyOf(id, 'domains') }),
  });
  return (
    <form {...formProps} className={classes['form']} aria-label={t('domains.title')}>
      <TextInput
        label={t('domains.domain')}
        name="domain"
        description={t('domains.hint')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={errors['domain']}
      />
      <RoleSelect
        label={t('domains.role')}
        roles={ROLES}
        value={role}
        onChange={(chosen) => chosen !== 'owner' && setRole(chosen)}
      />
      {failure !== null && <FailurePanel error={failure} kept={t('domains.kept')} />}
      <Button type="submit" loading={sending}>
        {t('domains.add')}
      </Button>
    </form>
  );
}

interface DomainListProps {
  readonly domains: readonly WorkspaceDomain[];
  readonly onRemove: (domain: string) => void;
}

function DomainList({ domains, onRemove }: DomainListProps) {
  if (domains.length === 0) return <p className={classes['quiet']}>{t('domains.none')}</p>;
  return (
    <ul className={classes['cards']}>
      {domains.map(({ domain, role }) => (
        <li key={domain}>
          <strong>{t('domains.one', { domain, role: t(`rolesAre.${role}`) })}</strong>
          <span>
            <Button
              variant="default"
              size="xs"
              aria-label={t('domains.removeOne', { domain })}
              onClick={() => onRemove(domain)}
            >
              {t('domains.remove')}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** E-mail domains whose users may join without a link. */
export function MemberDomains() {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const query = useQuery({
    queryKey: keyOf(id, 'domains'),
    queryFn: async ({ signal }) => (await api.listDomains(id, signal)).items,
  });
  const remove = useChange(id, {
    send: (domain: string) => api.removeDomain(id, domain),
    changes: ['domains'],
  });
  return (
    <section className={classes['panel']} aria-label={t('domains.title')}>
      <h2>{t('domains.title')}</h2>
      <p className={classes['quiet']}>{t('domains.text')}</p>
      <Loaded query={query} kept={t('domains.kept')} height={40}>
        {(domains) => <DomainList domains={domains} onRemove={(domain) => remove.mutate(domain)} />}
      </Loaded>
      {remove.isError && <FailurePanel error={remove.error} kept={t('domains.kept')} />}
      <AddDomain />
    </section>
  );
}
