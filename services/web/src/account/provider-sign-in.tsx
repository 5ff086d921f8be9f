import { Button } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { z } from 'zod';
import { t } from '../strings/account.js';
import classes from './entrance.module.css';
import { parseNext } from './next-page.js';
import { useSignInWays } from './use-sign-in-ways.js';

const failureSchema = z.enum(['denied', 'unavailable', 'expired', 'failed']).catch('failed');

/** Why signing in at the identity provider failed. */
function ProviderFailure({ failed, name }: { readonly failed: string; readonly name: string }) {
  return (
    <div role="alert" className={classes['failure']}>
      <strong>{t('signIn.failedTitle')}</strong>
      <p>{t(`signIn.failed.${failureSchema.parse(failed)}`, { name })}</p>
    </div>
  );
}

/** The button of the identity provider, if there is one, and any error from there. */
export function ProviderSignIn() {
  const ways = useSignInWays();
  const [search] = useSearchParams();
  const failed = search.get('failed');
  const provider = ways.data?.oidc ?? null;
  return (
    <>
      {failed !== null && <ProviderFailure failed={failed} name={provider?.name ?? t('signIn.provider')} />}
      {provider !== null && (
        <>
          <Button
            component="a"
            href={`/api/v1/auth/oidc/start?next=${encodeURIComponent(parseNext(search))}`}
            variant="default"
            size="md"
            fullWidth
          >
            {t('signIn.withProvider', { name: provider.name })}
          </Button>
          <p className={classes['or']}>{t('signIn.or')}</p>
        </>
      )}
    </>
  );
}
