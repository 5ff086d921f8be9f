import { Button, Skeleton } from '@mantine/core';
import type { ApiToken, User } from '@hone/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import { formatMoment } from '../words/quantities.js';
import classes from './account.module.css';
import { NewTokenDialog } from './new-token-dialog.js';
import { RevokeDialog } from './revoke-dialog.js';
import { SCOPE_WORDS } from './token-words.js';

function lifetimeOf(token: ApiToken, now: number): string {
  if (token.expiresAt === null) return 'lasts until it is revoked';
  const over = Date.parse(token.expiresAt) <= now;
  return `${over ? 'expired' : 'expires'} ${formatMoment(token.expiresAt)}`;
}

function TokenRow({ token, onRevoke }: { readonly token: ApiToken; readonly onRevoke: () => void }) {
  // The moment of drawing is exact enough for a date.
  const [now] = useState(() => Date.now());
  return (
    <li className={classes['item']}>
      <div>
        <strong>{token.name}</strong>
        {token.scopes.map((scope) => (
          <span key={scope} className={classes['tag']}>
            {SCOPE_WORDS[scope].title}
          </span>
        ))}
        <p>
          Made {formatMoment(token.createdAt)}, {lifetimeOf(token, now)},{' '}
          {token.lastUsedAt === null ? 'never used' : `last used ${formatMoment(token.lastUsedAt)}`}
        </p>
      </div>
      <Button variant="default" size="xs" aria-label={`Revoke ${token.name}`} onClick={onRevoke}>
        Revoke
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
      <FailurePanel error={query.error} kept="Your tokens still work." onRetry={() => void query.refetch()} />
    );
  return (
    <>
      {query.data.length === 0 ? (
        <p className={classes['quiet']}>
          No tokens. With one, a script can send answers in your name:{' '}
          <code className={classes['code']}>Authorization: Bearer hone_…</code>. The{' '}
          <a href="/api/docs">API pages</a> list what it can ask for.
        </p>
      ) : (
        <ul className={classes['list']} aria-label="API tokens">
          {query.data.map((token) => (
            <TokenRow key={token.id} token={token} onRevoke={() => setRevoking(token)} />
          ))}
        </ul>
      )}
      <Button variant="default" onClick={() => setMaking(true)}>
        New token
      </Button>
      <NewTokenDialog opened={making} hasRole={user.roles.length > 0} onClose={() => setMaking(false)} />
      <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />
    </>
  );
}
