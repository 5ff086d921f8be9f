import { Button, TextInput } from '@mantine/core';
import { changeWorkspaceBodySchema, RETENTION_DAYS } from '@hone/contracts/hiring';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Done } from '../account/done.js';
import { useForm } from '../account/use-form.js';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { t } from '../strings/hiring.js';
import classes from './hiring.module.css';
import { keyOf, useHiringApi, useWorkspace } from './use-hiring.js';

function readSettings(data: FormData): unknown {
  return {
    name: data.get('name'),
    retentionDays: Number(data.get('retentionDays')),
    blind: data.get('blind') !== null,
  };
}

function useSettings() {
  const api = useHiringApi();
  const queries = useQueryClient();
  const announcer = useAnnouncer();
  const { id } = useWorkspace();
  const [saved, setSaved] = useState(false);
  const form = useForm({
    schema: changeWorkspaceBodySchema,
    fields: { name: t('workspaces.enterName'), retentionDays: '' },
    read: (data) => {
      setSaved(false);
      return readSettings(data);
    },
    send: (body) => api.changeWorkspace(id, body),
    onSent: (workspace) => {
      queries.setQueryData(keyOf(id), workspace);
      setSaved(true);
      announcer.result(t('settings.saved'));
    },
  });
  return { ...form, saved };
}

function SettingsForm() {
  const { name, retentionDays, blind } = useWorkspace();
  const { errors, failure, sending, saved, formProps } = useSettings();
  return (
    <form {...formProps} className={classes['form']} aria-label={t('settings.title')}>
      <TextInput
        label={t('settings.name')}
        name="name"
        defaultValue={name}
        autoComplete="organization"
        error={errors['name']}
      />
      <TextInput
        label={t('settings.retention')}
        name="retentionDays"
        type="number"
        inputMode="numeric"
        defaultValue={retentionDays}
        description={t('settings.retentionHint', RETENTION_DAYS)}
        error={errors['retentionDays']}
      />
      <label className={classes['check']}>
        <input type="checkbox" name="blind" defaultChecked={blind} />
        <span>
          <strong>{t('settings.blind')}</strong>
          {t('settings.blindText')}
        </span>
      </label>
      {failure !== null && <FailurePanel error={failure} kept={t('settings.kept')} />}
      <div className={classes['buttons']}>
        <Button type="submit" loading={sending}>
          {t('settings.save')}
        </Button>
        {saved && <Done>{t('settings.saved')}</Done>}
      </div>
    </form>
  );
}

function ExportPart() {
  const { id } = useWorkspace();
  return (
    <section className={classes['panel']} aria-label={t('settings.export')}>
      <h2>{t('settings.export')}</h2>
      <p className={classes['quiet']}>{t('settings.exportText')}</p>
      <div>
        <a href={`/api/v1/workspaces/${encodeURIComponent(id)}/export`} download>
          {t('settings.download')}
        </a>
      </div>
    </section>
  );
}

/** `/w/:w/settings` */
export function SettingsPage() {
  usePageTitle(t('settings.title'));
  const { role } = useWorkspace();
  return (
    <div className={classes['page']}>
      <h1>{t('settings.title')}</h1>
      {role === 'owner' ? <SettingsForm /> : <p className={classes['quiet']}>{t('settings.onlyOwners')}</p>}
      {role === 'owner' && <ExportPart />}
    </div>
  );
}
