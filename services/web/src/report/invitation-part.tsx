import { changeInvitationBodySchema, type Invited, type SittingReport } from '@hone/contracts/hiring';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Done } from '../account/done.js';
import { useForm } from '../account/use-form.js';
import { FailurePanel } from '../app/failure-panel.js';
import { ConfirmDialog } from '../hiring/confirm-dialog.js';
import { CopyLink } from '../hiring/copy-link.js';
import hiringClasses from '../hiring/hiring.module.css';
import { textOf } from '../hiring/form-text.js';
import { endOfDay, localDay } from '../hiring/local-day.js';
import { keyOf, useChange, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/report.js';

interface PartProps {
  readonly report: SittingReport;
}

function useChanging(sitting: string) {
  const api = useHiringApi();
  const queries = useQueryClient();
  const { id } = useWorkspace();
  const [changed, setChanged] = useState(false);
  const form = useForm({
    schema: changeInvitationBodySchema,
    fields: { expiresAt: '', extraTimePercent: '' },
    read: (data) => ({
      expiresAt: endOfDay(textOf(data, 'expires')),
      extraTimePercent: Number(textOf(data, 'extraTimePercent')),
    }),
    send: (body) => api.changeInvitation(id, sitting, body),
    onSent: async () => {
      setChanged(true);
      await queries.invalidateQueries({ queryKey: keyOf(id) });
    },
  });
  return { ...form, changed };
}

function ChangeForm({ report: { row, extraTimePercent } }: PartProps) {
  const { errors, failure, sending, formProps, changed } = useChanging(row.id);
  return (
    <form {...formProps} className={hiringClasses['form']} aria-label={t('manage.change')}>
      <h3>{t('manage.change')}</h3>
      <TextInput
        label={t('manage.expires')}
        name="expires"
        type="date"
        defaultValue={localDay(new Date(row.expiresAt))}
        error={errors['expiresAt']}
      />
      <TextInput
        label={t('manage.extraPercent')}
        name="extraTimePercent"
        type="number"
        inputMode="numeric"
        defaultValue={extraTimePercent}
        error={errors['extraTimePercent']}
      />
      {failure !== null && <FailurePanel error={failure} kept={t('manage.kept')} />}
      <div className={hiringClasses['buttons']}>
        <Button type="submit" variant="default" size="xs" loading={sending}>
          {t('manage.change')}
        </Button>
        {changed && <Done>{t('manage.changed')}</Done>}
      </div>
    </form>
  );
}

function LinkPart({ report: { row } }: PartProps) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const [made, setMade] = useState<Invited | null>(null);
  const resend = useChange(id, { send: () => api.resendInvitation(id, row.id), onDone: setMade });
  const remind = useChange(id, { send: () => api.remindCandidate(id, row.id) });
  const failed = resend.error ?? remind.error;
  return (
    <div className={hiringClasses['section']}>
      <h3>{t('manage.resend')}</h3>
      <p className={hiringClasses['quiet']}>{t('manage.resendText')}</p>
      {failed !== null && <FailurePanel error={failed} kept={t('manage.kept')} />}
      <div className={hiringClasses['buttons']}>
        <Button variant="default" size="xs" loading={resend.isPending} onClick={() => resend.mutate()}>
          {t('manage.resend')}
        </Button>
        {row.candidate.email !== null && (
          <Button variant="default" size="xs" loading={remind.isPending} onClick={() => remind.mutate()}>
            {t('manage.remind')}
          </Button>
        )}
      </div>
      {remind.isSuccess && <p role="status">{t('manage.reminded')}</p>}
      {made !== null && <CopyLink key={made.url} label={t('manage.newLink')} path={made.url} />}
    </div>
  );
}

function RevokePart({ report: { row } }: PartProps) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const revoke = useChange(id, {
    send: () => api.revokeInvitation(id, row.id),
    onDone: () => setAsking(false),
  });
  return (
    <div>
      <Button variant="default" size="xs" onClick={() => setAsking(true)}>
        {t('manage.revoke')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('manage.revokeTitle')}
        text={t('manage.revokeText')}
        confirm={t('manage.revoke')}
        danger
        pending={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate()}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}

/** The available actions on an invitation that nobody has started. */
export function InvitationPart(props: PartProps) {
  return (
    <>
      <LinkPart {...props} />
      <ChangeForm {...props} />
      <RevokePart {...props} />
    </>
  );
}
