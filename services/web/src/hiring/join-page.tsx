import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { t } from '../strings/hiring.js';
import { RichText } from '../strings/rich-text.js';
import { useMe } from '../submission/use-history.js';
import { HiringEntrance } from './hiring-entrance.js';
import classes from './hiring.module.css';
import { Loaded } from './loaded.js';
import { useHiringApi } from './use-hiring.js';

function JoinButton({ token }: { readonly token: string }) {
  const api = useHiringApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const join = useMutation({
    mutationFn: () => api.join(token),
    onSuccess: async ({ workspace }) => {
      await queries.invalidateQueries({ queryKey: ['workspaces'] });
      await navigate(`/w/${workspace}`);
    },
  });
  return (
    <>
      {join.isError && <FailurePanel error={join.error} kept={t('join.kept')} />}
      <div>
        <Button loading={join.isPending} onClick={() => join.mutate()}>
          {t('join.join')}
        </Button>
      </div>
    </>
  );
}

/** `/join/:token` */
export function JoinPage() {
  usePageTitle(t('join.title'));
  const { token = '' } = useParams();
  const api = useHiringApi();
  const me = useMe();
  const query = useQuery({
    queryKey: ['join', token],
    queryFn: ({ signal }) => api.findJoin(token, signal),
  });
  return (
    <div className={classes['page']}>
      <h1>{query.isError ? t('join.failed') : t('join.title')}</h1>
      <Loaded query={query} kept={t('join.kept')}>
        {({ workspace, role }) => (
          <>
            <p>
              <RichText
                text={t('join.text', { role: t(`rolesAre.${role}`) })}
                tags={{ name: <strong>{workspace}</strong> }}
              />
            </p>
            <p className={classes['quiet']}>{t(`roleTexts.${role}`)}</p>
            <Loaded query={me}>
              {(user) =>
                user === null || user.guest ? (
                  <HiringEntrance text={t('join.account')} />
                ) : (
                  <JoinButton token={token} />
                )
              }
            </Loaded>
          </>
        )}
      </Loaded>
    </div>
  );
}
