import { Skeleton } from '@mantine/core';
import type { User } from '@hone/contracts';
import { Link } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { UserName } from '../account/user-name.js';
import { useCatalogue } from '../catalogue/use-challenges.js';
import { t as tCommon } from '../strings/common.js';
import { t } from '../strings/me.js';
import { RichText } from '../strings/rich-text.js';
import { HistoryTable } from '../submission/history-table.js';
import { useMe } from '../submission/use-history.js';
import { describeGuestRetention } from '../words/guest.js';
import { Dashboard } from './dashboard.js';
import { MeNav } from './me-nav.js';
import classes from './me-page.module.css';

function Identity({ user }: { readonly user: User | null }) {
  if (user === null)
    return (
      <p>
        <RichText text={t('nobody')} tags={{ link: (words) => <Link to="/challenges">{words}</Link> }} />
      </p>
    );
  if (user.guest)
    return (
      <p>
        <RichText
          text={t('guest', { retention: describeGuestRetention() })}
          tags={{
            strong: (words) => <strong>{words}</strong>,
            register: (words) => <Link to="/register?next=/me">{words}</Link>,
            signIn: (words) => <Link to="/sign-in?next=/me">{words}</Link>,
          }}
        />
      </p>
    );
  return (
    <p>
      <RichText text={t('signedIn')} tags={{ name: <UserName user={user} /> }} />
    </p>
  );
}

/** `/me`: account, progress and all submissions of the user. */
export function MePage() {
  usePageTitle(t('title'));
  const me = useMe();
  const { titleOf } = useCatalogue();
  return (
    <div className={classes['page']}>
      <h1>{t('title')}</h1>
      <MeNav />
      <section className={classes['who']} aria-label={t('identity')}>
        {me.isPending && <Skeleton height={44} aria-busy="true" />}
        {me.isError && (
          <FailurePanel
            error={me.error}
            kept={tCommon('safe.submissions')}
            onRetry={() => void me.refetch()}
          />
        )}
        {me.isSuccess && <Identity user={me.data} />}
      </section>
      {me.isSuccess && me.data !== null && <Dashboard />}
      {me.isSuccess && me.data !== null && (
        <section>
          <h2>{t('history')}</h2>
          <HistoryTable titleOf={titleOf} linkTo={(row) => `/submissions/${row.id}`} empty={t('empty')} />
        </section>
      )}
    </div>
  );
}
