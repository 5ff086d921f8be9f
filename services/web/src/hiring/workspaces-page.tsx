import { Button, TextInput } from '@mantine/core';
import { createWorkspaceBodySchema, type Workspace } from '@hone/contracts/hiring';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { useForm } from '../account/use-form.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { t } from '../strings/hiring.js';
import { useMe } from '../submission/use-history.js';
import { HiringEntrance } from './hiring-entrance.js';
import classes from './hiring.module.css';
import { JoinableWorkspaces } from './joinable-workspaces.js';
import { Loaded } from './loaded.js';
import { useHiringApi } from './use-hiring.js';

function CreateWorkspace() {
  const api = useHiringApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { errors, failure, sending, formProps } = useForm({
    schema: createWorkspaceBodySchema,
    fields: { name: t('workspaces.enterName') },
    send: api.createWorkspace,
    onSent: async (workspace) => {
      await queries.invalidateQueries({ queryKey: ['workspaces'] });
      await navigate(`/w/${workspace.id}`);
    },
  });
  return (
    <form {...formProps} className={classes['form']} aria-label={t('workspaces.create')}>
      <TextInput
        label={t('workspaces.name')}
        name="name"
        description={t('workspaces.nameHint')}
        autoComplete="organization"
        error={errors['name']}
      />
      {failure !== null && <FailurePanel error={failure} kept={t('workspaces.kept')} />}
      <Button type="submit" loading={sending}>
        {t('workspaces.create')}
      </Button>
    </form>
  );
}

function WorkspaceCards({ items }: { readonly items: readonly Workspace[] }) {
  if (items.length === 0) return <p className={classes['lead']}>{t('workspaces.none')}</p>;
  return (
    <ul className={classes['cards']} aria-label={t('workspaces.list')}>
      {items.map((workspace) => (
        <li key={workspace.id}>
          <Link to={`/w/${workspace.id}`}>{workspace.name}</Link>
          <span className={classes['quiet']}>{t(`roles.${workspace.role}`)}</span>
        </li>
      ))}
    </ul>
  );
}

function OwnWorkspaces() {
  const api = useHiringApi();
  const query = useQuery({
    queryKey: ['workspaces'],
    queryFn: async ({ signal }) => (await api.listWorkspaces(signal)).items,
  });
  return (
    <>
      <Loaded query={query} kept={t('workspaces.kept')}>
        {(items) => <WorkspaceCards items={items} />}
      </Loaded>
      <JoinableWorkspaces />
      <section className={classes['panel']} aria-label={t('workspaces.create')}>
        <h2>{t('workspaces.create')}</h2>
        <CreateWorkspace />
      </section>
    </>
  );
}

/** `/w` */
export function WorkspacesPage() {
  usePageTitle(t('title'));
  const me = useMe();
  return (
    <div className={classes['page']}>
      <h1>{t('title')}</h1>
      <Loaded query={me}>
        {(user) =>
          user === null || user.guest ? (
            <HiringEntrance />
          ) : (
            <>
              <p className={classes['lead']}>{t('workspaces.intro')}</p>
              <OwnWorkspaces />
            </>
          )
        }
      </Loaded>
    </div>
  );
}
