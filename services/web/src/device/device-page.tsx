import { Button, Skeleton } from '@mantine/core';
import { userCodeSchema, writeUserCode, type User } from '@hone/contracts';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import classes from '../account/entrance.module.css';
import { withNext } from '../account/next-page.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { t } from '../strings/device.js';
import { useMe } from '../submission/use-history.js';
import { CodeForm } from './code-form.js';
import { DeviceAnswered, DeviceQuestion, type Decision } from './device-question.js';

function Entrances({ page, guest }: { readonly page: string; readonly guest: boolean }) {
  return (
    <>
      <p>{guest ? t('guest') : t('signedOut')}</p>
      <div className={classes['buttons']}>
        <Button component={Link} to={withNext('/sign-in', page)}>
          {t('signIn')}
        </Button>
        <Button component={Link} to={withNext('/register', page)} variant="default">
          {t('register')}
        </Button>
      </div>
    </>
  );
}

function Connect({ asked }: { readonly asked: string | undefined }) {
  const [code, setCode] = useState(asked);
  const [decision, setDecision] = useState<Decision | null>(null);
  if (decision !== null) return <DeviceAnswered {...decision} />;
  if (code === undefined) return <CodeForm onCode={setCode} />;
  return <DeviceQuestion code={code} onOther={() => setCode(undefined)} onDecided={setDecision} />;
}

function Body({ user, asked }: { readonly user: User | null; readonly asked: string | undefined }) {
  if (user?.guest === false) return <Connect asked={asked} />;
  const page = asked === undefined ? '/device' : `/device?code=${writeUserCode(asked)}`;
  return <Entrances page={page} guest={user !== null} />;
}

/** `/device`: where the owner of an account allows or declines the sign-in of a device. */
export function DevicePage() {
  usePageTitle(t('title'));
  const me = useMe();
  const [search] = useSearchParams();
  const asked = userCodeSchema.safeParse(search.get('code') ?? '').data;
  return (
    <div className={classes['page']}>
      <section className={classes['card']}>
        <h1>{t('title')}</h1>
        {me.isPending && <Skeleton height={120} aria-busy="true" />}
        {me.isError && me.data === undefined && (
          <FailurePanel error={me.error} kept={t('nothing')} onRetry={() => void me.refetch()} />
        )}
        {me.data !== undefined && <Body key={me.data?.id} user={me.data} asked={asked} />}
      </section>
    </div>
  );
}
