import { Button, Skeleton } from '@mantine/core';
import type { User } from '@hone/contracts';
import { Link } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { MeNav } from '../me/me-nav.js';
import { t } from '../strings/account.js';
import { useMe } from '../submission/use-history.js';
import { describeGuestRetention } from '../words/guest.js';
import { AccountSection } from './account-section.js';
import classes from './account.module.css';
import { AccessSections } from './access-sections.js';
import { DeleteAccount } from './delete-account.js';
import { ExportData } from './export-data.js';
import { ProfileForm } from './profile-form.js';
import { SessionList } from './session-list.js';
import { TokenList } from './token-list.js';

function Entrances() {
  return (
    <div className={classes['buttons']}>
      <Button component={Link} to="/register?next=/me/account">
        {t('entrances.register')}
      </Button>
      <Button component={Link} to="/sign-in?next=/me/account" variant="default">
        {t('entrances.signIn')}
      </Button>
    </div>
  );
}

function OwnData({ user }: { readonly user: User }) {
  return (
    <>
      <AccountSection title={t('data.title')} about={t('data.about')}>
        <ExportData />
      </AccountSection>
      <AccountSection
        title={t('remove.title')}
        about={user.guest ? t('remove.aboutGuest') : t('remove.about')}
      >
        <DeleteAccount user={user} />
      </AccountSection>
    </>
  );
}

function GuestSettings({ user }: { readonly user: User }) {
  return (
    <>
      <AccountSection title={t('guest.title')} about={describeGuestRetention()}>
        <p>{t('guest.text')}</p>
        <Entrances />
      </AccountSection>
      <OwnData user={user} />
    </>
  );
}

function AccountSettings({ user }: { readonly user: User }) {
  return (
    <>
      <AccountSection
        title={t('profile.title')}
        about={t('profile.about', { email: user.email ?? user.name })}
      >
        <ProfileForm user={user} />
      </AccountSection>
      <AccessSections user={user} />
      <AccountSection title={t('sessions.title')} about={t('sessions.about')}>
        <SessionList />
      </AccountSection>
      <AccountSection title={t('tokens.title')} about={t('tokens.about')}>
        <TokenList user={user} />
      </AccountSection>
      <OwnData user={user} />
    </>
  );
}

function NobodyYet() {
  return (
    <div className={classes['nobody']}>
      <p>{t('nobody')}</p>
      <Entrances />
    </div>
  );
}

function Settings({ user }: { readonly user: User | null }) {
  if (user === null) return <NobodyYet />;
  return user.guest ? <GuestSettings user={user} /> : <AccountSettings key={user.id} user={user} />;
}

/** `/me/account` */
export function AccountPage() {
  usePageTitle(t('title'));
  const me = useMe();
  return (
    <div className={classes['page']}>
      <h1>{t('title')}</h1>
      <MeNav />
      {me.isPending && <Skeleton height={240} mt={24} aria-busy="true" />}
      {me.isError && me.data === undefined && (
        <FailurePanel error={me.error} kept={t('safe')} onRetry={() => void me.refetch()} />
      )}
      {me.data !== undefined && <Settings user={me.data} />}
    </div>
  );
}
