import { createShareLinkBodySchema, SHARE_DAYS, type ShareLink } from '@hone/contracts/hiring';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from '../account/use-form.js';
import { FailurePanel } from '../app/failure-panel.js';
import { CopyLink } from '../hiring/copy-link.js';
import { textOf } from '../hiring/form-text.js';
import hiringClasses from '../hiring/hiring.module.css';
import { Loaded } from '../hiring/loaded.js';
import { keyOf, useChange, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/report.js';
import { formatDateTime } from '../words/quantities.js';
import classes from './report.module.css';

interface PartProps {
  readonly sitting: string;
}

function useCreateLink(sitting: string) {
  const api = useHiringApi();
  const queries = useQueryClient();
  const { id } = useWorkspace();
  const [created, setCreated] = useState<string | null>(null);
  const form = useForm({
    schema: createShareLinkBodySchema,
    fields: { days: t('share.enterDays') },
    read: (data) => ({ days: Number(textOf(data, 'days')), names: data.get('names') === 'on' }),
    send: (body) => api.createShareLink(id, sitting, body),
    onSent: async ({ url }) => {
      setCreated(url);
      await queries.invalidateQueries({ queryKey: keyOf(id, 'share-links', sitting) });
    },
  });
  return { ...form, created };
}

function CreateLink({ sitting }: PartProps) {
  const { blind } = useWorkspace();
  const { errors, failure, sending, formProps, created } = useCreateLink(sitting);
  return (
    <>
      <form {...formProps} className={hiringClasses['form']} aria-label={t('share.create')}>
        <TextInput
          label={t('share.days')}
          name="days"
          type="number"
          inputMode="numeric"
          min={1}
          max={SHARE_DAYS.max}
          defaultValue={SHARE_DAYS.byDefault}
          error={errors['days']}
        />
        {blind ? (
          <p className={hiringClasses['quiet']}>{t('share.blind')}</p>
        ) : (
          <Checkbox name="names" label={t('share.names')} />
        )}
        {failure !== null && <FailurePanel error={failure} kept={t('share.kept')} />}
        <Button type="submit" variant="default" size="xs" loading={sending}>
          {t('share.create')}
        </Button>
      </form>
      {created !== null && <CopyLink label={t('share.link')} path={created} />}
    </>
  );
}

function LinkRow({ link, onWithdraw }: { readonly link: ShareLink; readonly onWithdraw: () => void }) {
  const names = t(link.names ? 'share.named' : 'share.unnamed');
  return (
    <li>
      <span className={classes['sub']}>
        {t('share.one', { when: formatDateTime(link.expiresAt), names })}
      </span>
      <Button
        variant="default"
        size="xs"
        aria-label={t('share.withdrawOne', { when: formatDateTime(link.createdAt) })}
        onClick={onWithdraw}
      >
        {t('share.withdraw')}
      </Button>
    </li>
  );
}

function WorkingLinks({ sitting }: PartProps) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const query = useQuery({
    queryKey: keyOf(id, 'share-links', sitting),
    queryFn: async ({ signal }) => (await api.listShareLinks(id, sitting, signal)).items,
  });
  const withdraw = useChange(id, {
    send: (link: string) => api.withdrawShareLink(id, sitting, link),
    changes: ['share-links', sitting],
  });
  return (
    <Loaded query={query} kept={t('share.kept')} height={40}>
      {(links) => (
        <>
          {withdraw.isError && <FailurePanel error={withdraw.error} kept={t('share.kept')} />}
          {withdraw.isSuccess && <p role="status">{t('share.withdrawn')}</p>}
          {links.length === 0 ? (
            <p className={hiringClasses['quiet']}>{t('share.none')}</p>
          ) : (
            <ul className={classes['plain']} aria-label={t('share.list')}>
              {links.map((link) => (
                <LinkRow key={link.id} link={link} onWithdraw={() => withdraw.mutate(link.id)} />
              ))}
            </ul>
          )}
        </>
      )}
    </Loaded>
  );
}

/** Links that show the result to people outside the workspace. */
export function SharePanel({ sitting }: PartProps) {
  return (
    <section className={hiringClasses['panel']} aria-label={t('share.title')}>
      <h2>{t('share.title')}</h2>
      <p className={hiringClasses['quiet']}>{t('share.text')}</p>
      <CreateLink sitting={sitting} />
      <WorkingLinks sitting={sitting} />
    </section>
  );
}
