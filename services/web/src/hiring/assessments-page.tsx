import { Button, TextInput } from '@mantine/core';
import { createAssessmentBodySchema, type AssessmentRow } from '@hone/contracts/hiring';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { useForm } from '../account/use-form.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { t } from '../strings/hiring.js';
import { formatDateTime } from '../words/quantities.js';
import { DataTable } from './data-table.js';
import classes from './hiring.module.css';
import { Loaded } from './loaded.js';
import { keyOf, may, useHiringApi, useWorkspace } from './use-hiring.js';

function CreateAssessment() {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const navigate = useNavigate();
  const { errors, failure, sending, formProps } = useForm({
    schema: createAssessmentBodySchema,
    fields: { title: t('assessments.enterTitle') },
    send: (body) => api.createAssessment(id, body),
    onSent: async (assessment) => navigate(`/w/${id}/assessments/${assessment.id}`),
  });
  return (
    <form {...formProps} className={classes['form']} aria-label={t('assessments.create')}>
      <TextInput
        label={t('assessments.newTitle')}
        name="title"
        description={t('assessments.titleHint')}
        autoComplete="off"
        error={errors['title']}
      />
      {failure !== null && <FailurePanel error={failure} kept={t('assessments.kept')} />}
      <Button type="submit" loading={sending}>
        {t('assessments.create')}
      </Button>
    </form>
  );
}

interface RowProps {
  readonly row: AssessmentRow;
  readonly base: string;
  readonly invites: boolean;
  readonly analyses: boolean;
}

function Row({ row, base, invites, analyses }: RowProps) {
  const page = `${base}/assessments/${row.id}`;
  return (
    <tr>
      <th scope="row">
        <Link to={page}>{row.title}</Link>
      </th>
      <td className={classes['nowrap']}>
        <span className={classes['state']} data-tone={row.state === 'published' ? 'live' : 'plain'}>
          {t(`assessments.states.${row.state}`)}
        </span>{' '}
        {row.version !== null && t('assessments.version', { version: row.version })}
      </td>
      <td>{row.items}</td>
      <td className={classes['nowrap']}>{t('assessments.minutes', { minutes: row.minutes })}</td>
      <td className={classes['nowrap']}>{formatDateTime(row.savedAt)}</td>
      <td>
        {invites && row.state === 'published' && (
          <Link to={`${page}/invite`} aria-label={t('assessments.inviteTo', { title: row.title })}>
            {t('assessments.invite')}
          </Link>
        )}{' '}
        {analyses && row.version !== null && (
          <Link to={`${page}/analytics`} aria-label={t('assessments.analyticsOf', { title: row.title })}>
            {t('assessments.analytics')}
          </Link>
        )}
      </td>
    </tr>
  );
}

function Rows({ rows }: { readonly rows: readonly AssessmentRow[] }) {
  const workspace = useWorkspace();
  if (rows.length === 0) return <p className={classes['lead']}>{t('assessments.none')}</p>;
  const heads = (['name', 'state', 'items', 'time', 'saved', 'actions'] as const).map((head) =>
    t(`assessments.${head}`),
  );
  return (
    <DataTable label={t('assessments.label')} heads={heads}>
      {rows.map((row) => (
        <Row
          key={row.id}
          row={row}
          base={`/w/${workspace.id}`}
          invites={may(workspace, 'invite')}
          analyses={may(workspace, 'analyse')}
        />
      ))}
    </DataTable>
  );
}

/** `/w/:w/assessments` */
export function AssessmentsPage() {
  usePageTitle(t('assessments.title'));
  const api = useHiringApi();
  const workspace = useWorkspace();
  const query = useQuery({
    queryKey: keyOf(workspace.id, 'assessments'),
    queryFn: async ({ signal }) => (await api.listAssessments(workspace.id, signal)).items,
  });
  return (
    <div className={classes['page']}>
      <h1>{t('assessments.title')}</h1>
      <Loaded query={query} kept={t('assessments.kept')}>
        {(rows) => <Rows rows={rows} />}
      </Loaded>
      {may(workspace, 'build') && (
        <section className={classes['panel']} aria-label={t('assessments.create')}>
          <h2>{t('assessments.create')}</h2>
          <CreateAssessment />
        </section>
      )}
    </div>
  );
}
