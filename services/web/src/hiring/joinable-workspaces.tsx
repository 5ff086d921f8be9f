import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/hiring.js';
import classes from './hiring.module.css';
import { useHiringApi } from './use-hiring.js';

function useJoin() {
  const api = useHiringApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (id: string) => api.joinByDomain(id),
    onSuccess: async (_answer, id) => {
      await queries.invalidateQueries({ queryKey: ['workspaces'] });
      await navigate(`/w/${id}`);
    },
  });
}

/** Workspaces that the user's confirmed address may join; nothing if there are none. */
export function JoinableWorkspaces() {
  const api = useHiringApi();
  const { data = [] } = useQuery({
    queryKey: ['joinable-workspaces'],
    queryFn: async ({ signal }) => (await api.listJoinable(signal)).items,
  });
  const join = useJoin();
  if (data.length === 0) return null;
  return (
    <section className={classes['panel']} aria-label={t('workspaces.joinable')}>
      <h2>{t('workspaces.joinable')}</h2>
      <p className={classes['quiet']}>{t('workspaces.joinableText')}</p>
      {join.isError && <FailurePanel error={join.error} kept={t('workspaces.kept')} />}
      <ul className={classes['cards']}>
        {data.map(({ id, name, role }) => (
          <li key={id}>
            <strong>{name}</strong>
            <span className={classes['quiet']}>{t(`roles.${role}`)}</span>
            <span>
              <Button
                size="xs"
                aria-label={t('workspaces.joinOne', { name, role: t(`rolesAre.${role}`) })}
                loading={join.isPending && join.variables === id}
                onClick={() => join.mutate(id)}
              >
                {t('workspaces.join')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
