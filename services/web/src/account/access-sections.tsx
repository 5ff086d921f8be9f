import { Skeleton } from '@mantine/core';
import type { AccountAccess, User } from '@hone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/account.js';
import { AccountSection } from './account-section.js';
import { EmailForm } from './email-form.js';
import { PasswordForm } from './password-form.js';

const nameOf = ({ issuer }: AccountAccess['identities'][number]): string => new URL(issuer).host;

/** The ways into the account: its address and its password. */
export function AccessSections({ user }: { readonly user: User }) {
  const { api } = usePorts();
  const query = useQuery({ queryKey: ['access'], queryFn: ({ signal }) => api.getAccess(signal) });
  const { data: access } = query;
  return (
    <>
      <AccountSection title={t('email.title')} about={t('email.about')}>
        {query.isPending && <Skeleton height={64} aria-busy="true" />}
        {query.isError && (
          <FailurePanel error={query.error} kept={t('email.safe')} onRetry={() => void query.refetch()} />
        )}
        {access !== undefined && <EmailForm access={access} />}
      </AccountSection>
      <AccountSection title={t('password.title')} about={t('password.about')}>
        {access?.password === false ? (
          <>
            <p>{t('password.none')}</p>
            {access.mail && access.email !== null && (
              <Link to="/forgot-password">{t('password.setByMail')}</Link>
            )}
          </>
        ) : (
          <PasswordForm user={user} />
        )}
        {access !== undefined && access.identities.length > 0 && (
          <p>{t('password.linked', { names: access.identities.map(nameOf).join(', ') })}</p>
        )}
      </AccountSection>
    </>
  );
}
