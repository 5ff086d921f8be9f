import { extraTimeBodySchema, type SittingReport } from '@hone/contracts/hiring';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from '../account/use-form.js';
import { FailurePanel } from '../app/failure-panel.js';
import hiringClasses from '../hiring/hiring.module.css';
import { textOf } from '../hiring/form-text.js';
import { keyOf, useChange, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/report.js';
import { RichText } from '../strings/rich-text.js';
import { formatDateTime } from '../words/quantities.js';
import { ErasePart } from './erase-part.js';
import { InvitationPart } from './invitation-part.js';

interface PartProps {
  readonly sitting: string;
}

function ExtraTimeForm({ sitting }: PartProps) {
  const api = useHiringApi();
  const queries = useQueryClient();
  const { id } = useWorkspace();
  const [given, setGiven] = useState<number | null>(null);
  const { errors, failure, sending, formProps } = useForm({
    schema: extraTimeBodySchema,
    fields: { minutes: t('manage.enterMinutes'), note: t('manage.enterNote') },
    read: (data) => {
      const minutes = textOf(data, 'minutes');
      return { minutes: minutes === '' ? undefined : Number(minutes), note: data.get('note') };
    },
    send: (body) => api.giveExtraTime(id, sitting, body),
    onSent: async (_answer, { minutes }) => {
      setGiven(minutes);
      formProps.ref.current?.reset();
      await queries.invalidateQueries({ queryKey: keyOf(id) });
    },
  });
  return (
    <form {...formProps} className={hiringClasses['form']} aria-label={t('manage.extraTime')}>
      <h3>{t('manage.extraTime')}</h3>
      <TextInput
        label={t('manage.minutes')}
        name="minutes"
        type="number"
        inputMode="numeric"
        min={1}
        max={240}
        error={errors['minutes']}
      />
      <TextInput label={t('manage.note')} name="note" maxLength={300} error={errors['note']} />
      {failure !== null && <FailurePanel error={failure} kept={t('manage.kept')} />}
      <Button type="submit" variant="default" size="xs" loading={sending}>
        {t('manage.give')}
      </Button>
      {given !== null && <p role="status">{t('manage.given', { minutes: given })}</p>}
    </form>
  );
}

function PausePart({ sitting }: PartProps) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const pause = useChange(id, { send: () => api.pauseSitting(id, sitting) });
  const resume = useChange(id, { send: () => api.resumeSitting(id, sitting) });
  const failed = pause.error ?? resume.error;
  return (
    <div className={hiringClasses['section']}>
      <h3>{t('manage.pause')}</h3>
      <p className={hiringClasses['quiet']}>{t('manage.pauseText')}</p>
      {failed !== null && <FailurePanel error={failed} kept={t('manage.kept')} />}
      <div className={hiringClasses['buttons']}>
        <Button variant="default" size="xs" loading={pause.isPending} onClick={() => pause.mutate()}>
          {t('manage.pause')}
        </Button>
        <Button variant="default" size="xs" loading={resume.isPending} onClick={() => resume.mutate()}>
          {t('manage.resume')}
        </Button>
      </div>
      {pause.isSuccess && !resume.isSuccess && <p role="status">{t('manage.paused')}</p>}
      {resume.isSuccess && <p role="status">{t('manage.resumed')}</p>}
    </div>
  );
}

function CodePart({ sitting }: PartProps) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const create = useChange(id, { send: () => api.createContinueCode(id, sitting), changes: ['audit'] });
  return (
    <div className={hiringClasses['section']}>
      <h3>{t('manage.code')}</h3>
      <p className={hiringClasses['quiet']}>{t('manage.codeText')}</p>
      {create.isError && <FailurePanel error={create.error} kept={t('manage.kept')} />}
      <div>
        <Button variant="default" size="xs" loading={create.isPending} onClick={() => create.mutate()}>
          {t('manage.createCode')}
        </Button>
      </div>
      {create.isSuccess && (
        <p role="status">
          <RichText
            text={t('manage.codeIs', { when: formatDateTime(create.data.expiresAt) })}
            tags={{ code: <strong className="mono">{create.data.code}</strong> }}
          />
        </p>
      )}
    </div>
  );
}

/** The available actions on a sitting, by its state. */
export function ManagePanel({ report }: { readonly report: SittingReport }) {
  const { id, status } = report.row;
  const waits = status === 'invited' || status === 'opened' || status === 'expired';
  return (
    <section className={hiringClasses['panel']} aria-label={t('manage.title')}>
      <h2>{t('manage.title')}</h2>
      {waits && <InvitationPart report={report} />}
      {status === 'started' && (
        <>
          <ExtraTimeForm sitting={id} />
          <PausePart sitting={id} />
          <CodePart sitting={id} />
        </>
      )}
      <ErasePart sitting={id} />
    </section>
  );
}
