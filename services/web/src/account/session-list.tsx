import { Button, Skeleton } from '@mantine/core';
import type { AccountSession } from '@hone/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import { formatMoment } from '../words/quantities.js';
import classes from './account.module.css';

/** Ends one session (by its id) or all but this one, then asks who is left. */
function useEnding() {
  const { api } = usePorts();
  const queries = useQueryClient();
  const announcer = useAnnouncer();
  return useMutation({
    mutationFn: (id: string | null) => (id === null ? api.endOtherSessions() : api.endSession(id)),
    onSuccess: async (_answer, id) => {
      announcer.result(id === null ? 'All other sessions are signed out.' : 'The session is signed out.');
      await queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
}

interface SessionRowProps {
  readonly session: AccountSession;
  readonly onEnd: () => void;
  readonly ending: boolean;
}

function SessionRow({ session, onEnd, ending }: SessionRowProps) {
  return (
    <li className={classes['item']}>
      <div>
        <strong>{session.client}</strong>
        {session.current && <span className={classes['tag']}>This browser</span>}
        <p>
          Signed in {formatMoment(session.createdAt)}, last seen {formatMoment(session.lastSeenAt)}
        </p>
      </div>
      {!session.current && (
        <Button
          variant="default"
          size="xs"
          loading={ending}
          aria-label={`Sign out ${session.client}`}
          onClick={onEnd}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}

/** Where the account is signed in. */
export function SessionList() {
  const { api } = usePorts();
  const query = useQuery({
    queryKey: ['sessions'],
    queryFn: async ({ signal }) => (await api.listSessions(signal)).items,
  });
  const end = useEnding();
  if (query.isPending) return <Skeleton height={64} aria-busy="true" />;
  if (query.isError)
    return (
      <FailurePanel error={query.error} kept="No session was changed." onRetry={() => void query.refetch()} />
    );
  const others = query.data.filter((session) => !session.current).length;
  return (
    <>
      <ul className={classes['list']} aria-label="Sessions">
        {query.data.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            ending={end.isPending && end.variables === session.id}
            onEnd={() => end.mutate(session.id)}
          />
        ))}
      </ul>
      {end.isError && <FailurePanel error={end.error} kept="The session is still signed in." />}
      {others > 1 && (
        <Button
          variant="default"
          loading={end.isPending && end.variables === null}
          onClick={() => end.mutate(null)}
        >
          Sign out all others
        </Button>
      )}
      {others === 0 && <p className={classes['quiet']}>You are signed in nowhere else.</p>}
    </>
  );
}
