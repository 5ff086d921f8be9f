import { Button, Skeleton } from '@mantine/core';
import type { ApiToken, User } from '@hone/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/account.js';
import { RichText } from '../strings/rich-text.js';
import { formatDateTime } from '../words/quantities.js';
import classes from './account.module.css';
import { NewTokenDialog } from './new-token-dialog.js';
import { RevokeDialog } from './revoke-dialog.js';

function describeExpiry({ expiresAt }: ApiToken, now: number): string {
  if (expiresAt === null) return t('tokens.noExpiry');
  const when = formatDateTime(expiresAt);
  return Date.parse(expiresAt) <= now ? t('tokens.expired', { when }) : t('tokens.expires', { when });
}

function describeUse({ lastUsedAt }: ApiToken): string {
  return lastUsedAt === null
    ? t('tokens.neverUsed')
    : t('tokens.lastUsed', { when: formatDateTime(lastUsedAt) });
}

function TokenRow({ token, onRevoke }: { readonly token: ApiToken; readonly onRevoke: () => void }) {
  // The time of rendering is exact enough for a date.
  const [now] = useState(() => Date.now());
  return (
    <li className={classes['item']}>
      <div>
        <strong>{token.name}</strong>
        {token.scopes.map((scope) => (
          <span key={scope} className={classes['tag']}>
            {t(`scopes.${scope}`)}
          </span>
        ))}
        <p>
          {t('tokens.facts', {
            created: t('tokens.created', { when: formatDateTime(token.createdAt) }),
            expiry: describeExpiry(token, now),
            use: describeUse(token),
          })}
        </p>
      </div>
      <Button
        variant="default"
        size="xs"
        aria-label={t('tokens.revokeOne', { name: token.name })}
        onClick={onRevoke}
      >
        {t('tokens.revoke')}
      </Button>
    </li>
  );
}

/** The account's API tokens, without their secrets. */
export function TokenList({ user }: { readonly user: User }) {
  const { api } = usePorts();
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiToken | null>(null);
  const query = useQuery({
    queryKey: ['tokens'],
    queryFn: async ({ signal }) => (await api.listTokens(signal)).items,
  });
  if (query.isPending) return <Skeleton height={64} aria-busy="true" />;
  if (query.isError)
    return (
      <FailurePanel error={query.error} kept={t('tokens.stillWork')} onRetry={() => void query.refetch()} />
    );
  return (
    <>
      {query.data.length === 0 ? (
        <p className={classes['quiet']}>
          <RichText
            text={t('tokens.none')}
            tags={{
              code: (words) => <code className={classes['code']}>{words}</code>,
              link: (words) => <a href="/api/docs">{words}</a>,
            }}
          />
        </p>
      ) : (
        <ul className={classes['list']} aria-label={t('tokens.label')}>
          {query.data.map((token) => (
            <TokenRow key={token.id} token={token} onRevoke={() => setRevoking(token)} />
          ))}
        </ul>
      )}
      <Button variant="default" onClick={() => setMaking(true)}>
        {t('tokens.new')}
      </Button>
      <NewTokenDialog opened={making} hasRole={user.roles.length > 0} onClose={() => setMaking(false)} />
      <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />
    </>
  );
}
