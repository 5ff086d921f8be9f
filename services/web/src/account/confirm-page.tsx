import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ApiProblem } from '../api-client/failures.js';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/account.js';
import { RichText } from '../strings/rich-text.js';
import classes from './entrance.module.css';
import { useLinkToken } from './use-link-token.js';

function ToAccount() {
  return (
    <div className={classes['buttons']}>
      <Button component={Link} to="/me/account">
        {t('confirm.account')}
      </Button>
    </div>
  );
}

function BadLink({ taken }: { readonly taken: boolean }) {
  return (
    <>
      <h1>{t('confirm.badTitle')}</h1>
      <p role="alert">{taken ? t('confirm.taken') : t('confirm.bad')}</p>
      <ToAccount />
    </>
  );
}

function Confirmed({ email }: { readonly email: string }) {
  return (
    <>
      <h1>{t('confirm.doneTitle')}</h1>
      <p>
        <RichText text={t('confirm.done')} tags={{ email: <strong>{email}</strong> }} />
      </p>
      <ToAccount />
    </>
  );
}

/** Confirming takes a click because mail scanners follow links. */
function Confirming({ token }: { readonly token: string }) {
  const { api } = usePorts();
  const queries = useQueryClient();
  const announcer = useAnnouncer();
  const confirming = useMutation({
    mutationFn: () => api.confirmEmail(token),
    onSuccess: async () => {
      announcer.result(t('confirm.doneTitle'));
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['me'] }),
        queries.invalidateQueries({ queryKey: ['access'] }),
      ]);
    },
  });
  const code = confirming.error instanceof ApiProblem ? confirming.error.code : undefined;
  if (confirming.data !== undefined) return <Confirmed email={confirming.data.email} />;
  if (code === 'LINK_INVALID' || code === 'ACCOUNT_EXISTS')
    return <BadLink taken={code === 'ACCOUNT_EXISTS'} />;
  return (
    <>
      <h1>{t('confirm.title')}</h1>
      <p>{t('confirm.intro')}</p>
      {confirming.isError && <FailurePanel error={confirming.error} kept={t('confirm.failed')} />}
      <Button size="md" fullWidth loading={confirming.isPending} onClick={() => confirming.mutate()}>
        {t('confirm.submit')}
      </Button>
    </>
  );
}

/** `/confirm-email#…` */
export function ConfirmPage() {
  usePageTitle(t('confirm.title'));
  const token = useLinkToken();
  return (
    <div className={classes['page']}>
      <section className={classes['card']}>
        {token === '' ? <BadLink taken={false} /> : <Confirming token={token} />}
      </section>
    </div>
  );
}
