import { Button, Skeleton } from '@mantine/core';
import { forgotBodySchema } from '@hone/contracts';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/account.js';
import { RichText } from '../strings/rich-text.js';
import { EmailField } from './email-field.js';
import classes from './entrance.module.css';
import { useForm } from './use-form.js';
import { useSignInWays } from './use-sign-in-ways.js';

function ForgotForm({ onSent }: { readonly onSent: (email: string) => void }) {
  const { api } = usePorts();
  const { errors, failure, sending, formProps } = useForm({
    schema: forgotBodySchema,
    fields: { email: t('fields.enterEmail') },
    send: ({ email }) => api.forgotPassword(email),
    onSent: (_answer, { email }) => onSent(email),
  });
  return (
    <form {...formProps} className={classes['form']} aria-label={t('forgot.title')}>
      <p>{t('forgot.intro')}</p>
      <EmailField error={errors['email']} />
      {failure !== null && <FailurePanel error={failure} kept={t('forgot.failed')} />}
      <Button type="submit" size="md" fullWidth loading={sending}>
        {t('forgot.submit')}
      </Button>
    </form>
  );
}

function Sent({ email, onAgain }: { readonly email: string; readonly onAgain: () => void }) {
  return (
    <>
      <p>
        <RichText text={t('forgot.sent')} tags={{ email: <strong>{email}</strong> }} />
      </p>
      <p>{t('forgot.nothing')}</p>
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onAgain}>
          {t('forgot.again')}
        </Button>
      </div>
    </>
  );
}

function Asking() {
  const announcer = useAnnouncer();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const ways = useSignInWays();
  if (ways.isPending) return <Skeleton height={120} aria-busy="true" />;
  if (ways.data?.mail === false) return <p>{t('forgot.off')}</p>;
  if (sentTo !== null) return <Sent email={sentTo} onAgain={() => setSentTo(null)} />;
  return (
    <ForgotForm
      onSent={(email) => {
        setSentTo(email);
        announcer.result(t('forgot.sentTitle'));
      }}
    />
  );
}

/** `/forgot-password` */
export function ForgotPage() {
  usePageTitle(t('forgot.title'));
  return (
    <div className={classes['page']}>
      <section className={classes['card']}>
        <h1>{t('forgot.title')}</h1>
        <Asking />
        <p className={classes['other']}>
          <Link to="/sign-in">{t('forgot.back')}</Link>
        </p>
      </section>
    </div>
  );
}
