import {
  inviteBodySchema,
  MAX_EXTRA_TIME_PERCENT,
  type InviteBody,
  type Unmailed,
} from '@hone/contracts/hiring';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from '../account/use-form.js';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/hiring.js';
import { zoneName } from '../words/zone.js';
import { CopyLink } from './copy-link.js';
import classes from './hiring.module.css';
import { endOfDay, localDay } from './local-day.js';
import { keyOf, useHiringApi, useWorkspace } from './use-hiring.js';

const DEFAULT_DAYS = 14;
const DAY_MS = 86_400_000;

const dayFromNow = (days: number): string => localDay(new Date(Date.now() + days * DAY_MS));

/** The form's values, without empty fields; a day ends at its last second, in local time. */
function readInvitation(data: FormData): unknown {
  const filled = Object.entries(Object.fromEntries(data)).filter(
    ([, value]) => typeof value === 'string' && value.trim() !== '',
  );
  const { expires, extraTimePercent, ...rest } = Object.fromEntries(filled) as Record<string, string>;
  return {
    ...rest,
    ...(extraTimePercent === undefined ? {} : { extraTimePercent: Number(extraTimePercent) }),
    ...(expires === undefined ? {} : { expiresAt: endOfDay(expires) }),
  };
}

interface Made {
  readonly url: string;
  readonly unmailed: Unmailed | null;
  readonly name: string | undefined;
}

function MadeInvitation({ made }: { readonly made: Made }) {
  return (
    <div className={classes['section']} role="status">
      <h3>{made.name === undefined ? t('invite.made') : t('invite.madeFor', { name: made.name })}</h3>
      <p>{made.unmailed === null ? t('invite.mailed') : t(`invite.unmailed.${made.unmailed}`)}</p>
      <p className={classes['quiet']}>{t('invite.linkText')}</p>
      <CopyLink key={made.url} label={t('invite.link')} path={made.url} />
    </div>
  );
}

interface FieldsProps {
  readonly hasWindow: boolean;
  readonly errors: Readonly<Record<string, string>>;
}

function InviteFields({ hasWindow, errors }: FieldsProps) {
  return (
    <>
      <TextInput label={t('invite.name')} name="name" autoComplete="off" error={errors['name']} />
      <TextInput
        label={t('invite.email')}
        name="email"
        type="email"
        autoComplete="off"
        error={errors['email']}
      />
      <TextInput
        label={t('invite.expires')}
        name="expires"
        type="date"
        defaultValue={hasWindow ? '' : dayFromNow(DEFAULT_DAYS)}
        min={dayFromNow(0)}
        description={t(hasWindow ? 'invite.windowHint' : 'invite.expiresHint', { zone: zoneName() })}
        error={errors['expiresAt']}
      />
      <TextInput
        label={t('invite.extraTime')}
        name="extraTimePercent"
        type="number"
        inputMode="numeric"
        min={0}
        max={MAX_EXTRA_TIME_PERCENT}
        description={t('invite.extraTimeHint')}
        error={errors['extraTimePercent']}
      />
    </>
  );
}

interface InviteOneProps {
  readonly assessment: string;
  /** Whether the newest version says when candidates may start. */
  readonly hasWindow: boolean;
}

/** Invites one person and shows the link once. */
export function InviteOne({ assessment, hasWindow }: InviteOneProps) {
  const api = useHiringApi();
  const queries = useQueryClient();
  const { id } = useWorkspace();
  const [made, setMade] = useState<Made | null>(null);
  const { errors, failure, sending, formProps } = useForm({
    schema: inviteBodySchema,
    fields: { name: '', email: '', expiresAt: '', extraTimePercent: '' },
    read: readInvitation,
    send: (body: InviteBody) => api.invite(id, assessment, body),
    onSent: ({ url, unmailed }, { name }) => {
      setMade({ url, unmailed, name });
      formProps.ref.current?.reset();
      void queries.invalidateQueries({ queryKey: keyOf(id, 'sittings') });
    },
  });
  return (
    <section className={classes['panel']} aria-label={t('invite.one')}>
      <h2>{t('invite.one')}</h2>
      <p className={classes['quiet']}>{t('invite.oneText')}</p>
      <form {...formProps} className={classes['form']} aria-label={t('invite.one')}>
        <InviteFields hasWindow={hasWindow} errors={errors} />
        {failure !== null && <FailurePanel error={failure} kept={t('invite.kept')} />}
        <Button type="submit" loading={sending}>
          {t('invite.send')}
        </Button>
      </form>
      {made !== null && <MadeInvitation made={made} />}
    </section>
  );
}
