import { Button, Skeleton } from '@mantine/core';
import type { User } from '@hone/contracts';
import { Link } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { MeNav } from '../me/me-nav.js';
import { useMe } from '../submission/use-history.js';
import { GUEST_KEEPING } from '../words/guest.js';
import { AccountSection } from './account-section.js';
import classes from './account.module.css';
import { DeleteAccount } from './delete-account.js';
import { ExportData } from './export-data.js';
import { PasswordForm } from './password-form.js';
import { ProfileForm } from './profile-form.js';
import { SessionList } from './session-list.js';
import { TokenList } from './token-list.js';

function Entrances() {
  return (
    <div className={classes['buttons']}>
      <Button component={Link} to="/register?next=/me/account">
        Create an account
      </Button>
      <Button component={Link} to="/sign-in?next=/me/account" variant="default">
        Sign in
      </Button>
    </div>
  );
}

function OwnData({ user }: { readonly user: User }) {
  return (
    <>
      <AccountSection
        title="Your data"
        about="One JSON file with all that is stored about you: submissions with their code and results, drafts, hints taken and settings."
      >
        <ExportData />
      </AccountSection>
      <AccountSection
        title="Delete"
        about={
          user.guest
            ? 'Erases what you did as a guest here. Nobody has to agree.'
            : 'Erases the account and all that belongs to it. Nobody has to agree.'
        }
      >
        <DeleteAccount user={user} />
      </AccountSection>
    </>
  );
}

function GuestSettings({ user }: { readonly user: User }) {
  return (
    <>
      <AccountSection
        title="You are a guest"
        about={`A cookie of this browser is the only way to your work. ${GUEST_KEEPING}`}
      >
        <p>
          With an account the same work is yours on any device. Creating one keeps everything that you did as
          a guest; signing in to one that you have adds it there.
        </p>
        <Entrances />
      </AccountSection>
      <OwnData user={user} />
    </>
  );
}

function AccountSettings({ user }: { readonly user: User }) {
  return (
    <>
      <AccountSection title="Profile" about={`You sign in as ${user.email ?? user.name}.`}>
        <ProfileForm user={user} />
      </AccountSection>
      <AccountSection title="Password" about="Changing it signs out all your other sessions.">
        <PasswordForm user={user} />
      </AccountSection>
      <AccountSection
        title="Sessions"
        about="Browsers in which you are signed in. End those that you do not know."
      >
        <SessionList />
      </AccountSection>
      <AccountSection
        title="API tokens"
        about="For scripts and editors. A token can do what its scopes say, and nothing with the account itself."
      >
        <TokenList user={user} />
      </AccountSection>
      <OwnData user={user} />
    </>
  );
}

function NobodyYet() {
  return (
    <div className={classes['nobody']}>
      <p>
        Nothing is stored about you yet. With your first run or submission a guest session starts by itself;
        an account is for those who want to go on from another device.
      </p>
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
  usePageTitle('Account');
  const me = useMe();
  return (
    <div className={classes['page']}>
      <h1>Account</h1>
      <MeNav />
      {me.isPending && <Skeleton height={240} mt={24} aria-busy="true" />}
      {me.isError && me.data === undefined && (
        <FailurePanel
          error={me.error}
          kept="Your account and your work are kept."
          onRetry={() => void me.refetch()}
        />
      )}
      {me.data !== undefined && <Settings user={me.data} />}
    </div>
  );
}
