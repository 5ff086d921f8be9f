import { Button, Skeleton } from '@mantine/core';
import type { AccountSession } from '@hone/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/account.js';
import { formatDateTime } from '../words/quantities.js';
import classes from './account.module.css';

/** Ends one session (by its id) or all but this one, then reloads the list. */
function useEnding() {
  const { api } = usePorts();
  const queries = useQueryClient();
  const announcer = useAnnouncer();
  return useMutation({
    mutationFn: (id: string | null) => (id === null ? api.endOtherSessions() : api.endSession(id)),
    onSuccess: async (_answer, id) => {
      announcer.result(id === null ? t('sessions.othersEnded') : t('sessions.ended'));
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
        {session.current && <span className={classes['tag']}>{t('sessions.current')}</span>}
        <p>
          {t('sessions.times', {
            created: formatDateTime(session.createdAt),
            seen: formatDateTime(session.lastSeenAt),
          })}
        </p>
      </div>
      {!session.current && (
        <Button
          variant="default"
          size="xs"
          loading={ending}
          aria-label={t('sessions.signOutOne', { client: session.client })}
          onClick={onEnd}
        >
          {t('sessions.signOut')}
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
      <FailurePanel error={query.error} kept={t('sessions.unchanged')} onRetry={() => void query.refetch()} />
    );
  const others = query.data.filter((session) => !session.current).length;
  return (
    <>
      <ul className={classes['list']} aria-label={t('sessions.label')}>
        {query.data.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            ending={end.isPending && end.variables === session.id}
            onEnd={() => end.mutate(session.id)}
          />
        ))}
      </ul>
      {end.isError && <FailurePanel error={end.error} kept={t('sessions.stillIn')} />}
      {others > 1 && (
        <Button
          variant="default"
          loading={end.isPending && end.variables === null}
          onClick={() => end.mutate(null)}
        >
          {t('sessions.signOutOthers')}
        </Button>
      )}
      {others === 0 && <p className={classes['quiet']}>{t('sessions.none')}</p>}
    </>
  );
}
