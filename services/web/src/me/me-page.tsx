import { Skeleton } from '@mantine/core';
import type { User } from '@hone/contracts';
import { Link } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { useTitles } from '../catalogue/use-challenges.js';
import { HistoryTable } from '../submission/history-table.js';
import { useMe } from '../submission/use-history.js';
import { GUEST_KEEPING } from '../words/guest.js';
import { MeNav } from './me-nav.js';
import classes from './me-page.module.css';

function Identity({ user }: { readonly user: User | null }) {
  if (user === null)
    return (
      <p>
        You have not sent anything yet. There is no need to sign up: with your first run or submission, a
        guest session starts in this browser. <Link to="/challenges">Pick a challenge</Link>
      </p>
    );
  if (user.guest)
    return (
      <p>
        You practise as a <strong>guest</strong> of this browser. {GUEST_KEEPING}{' '}
        <Link to="/register?next=/me">Create an account</Link> to keep it, or{' '}
        <Link to="/sign-in?next=/me">sign in</Link> to add it to yours.
      </p>
    );
  return (
    <p>
      Signed in as <strong>{user.name}</strong>
      {user.email === undefined ? '' : ` (${user.email})`}.
    </p>
  );
}

/** `/me`: who one is here, and all that one has sent. */
export function MePage() {
  usePageTitle('My work');
  const me = useMe();
  const titleOf = useTitles();
  return (
    <div className={classes['page']}>
      <h1>My work</h1>
      <MeNav />
      <section className={classes['who']} aria-label="Who you are here">
        {me.isPending && <Skeleton height={44} aria-busy="true" />}
        {me.isError && (
          <FailurePanel
            error={me.error}
            kept="Your submissions are kept."
            onRetry={() => void me.refetch()}
          />
        )}
        {me.isSuccess && <Identity user={me.data} />}
      </section>
      {me.isSuccess && me.data !== null && (
        <section>
          <h2>History</h2>
          <HistoryTable
            titleOf={titleOf}
            linkTo={(row) => `/submissions/${row.id}`}
            empty="Nothing yet. Your runs and submissions will stand here, with their verdicts."
          />
        </section>
      )}
    </div>
  );
}
