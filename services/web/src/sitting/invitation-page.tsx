import type { InvitationView } from '@hone/contracts/hiring';
import { Button, Skeleton, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { z } from 'zod';
import { useForm } from '../account/use-form.js';
import { Done } from '../account/done.js';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { t } from '../strings/sitting.js';
import { RichText } from '../strings/rich-text.js';
import { InvitationAbout } from './invitation-about.js';
import classes from './sitting.module.css';
import { useSittingApi } from './use-sitting.js';

interface OpeningProps {
  readonly token: string;
}

/** Opening takes a click because mail scanners follow links. */
function OpenButton({ token, hasWindow }: OpeningProps & { readonly hasWindow: boolean }) {
  const api = useSittingApi();
  const navigate = useNavigate();
  const open = useMutation({
    mutationFn: () => api.openInvitation(token, undefined),
    onSuccess: ({ sitting }) => navigate(`/sittings/${sitting}`),
  });
  return (
    <>
      {open.isError && (
        <FailurePanel error={open.error} kept={t('invitation.kept')} onRetry={() => open.mutate()} />
      )}
      <div className={classes['buttons']}>
        <Button size="md" loading={open.isPending} onClick={() => open.mutate()}>
          {t('invitation.open')}
        </Button>
        <span className={classes['quiet']}>
          {t(hasWindow ? 'invitation.openInWindow' : 'invitation.openText')}
        </span>
      </div>
    </>
  );
}

const codeSchema = z.object({ code: z.string().trim().min(1).max(20) });

function MailCode({ token }: OpeningProps) {
  const api = useSittingApi();
  const announcer = useAnnouncer();
  const mail = useMutation({
    mutationFn: () => api.mailCode(token),
    onSuccess: () => announcer.result(t('invitation.codeMailed')),
  });
  return (
    <>
      {mail.isError && <FailurePanel error={mail.error} kept={t('invitation.kept')} />}
      <div className={classes['buttons']}>
        <Button variant="default" loading={mail.isPending} onClick={() => mail.mutate()}>
          {t('invitation.mailCode')}
        </Button>
        {mail.isSuccess && <Done>{t('invitation.codeMailed')}</Done>}
      </div>
    </>
  );
}

/** Continues a started sitting in this browser. */
function CodeForm({ token, mails }: OpeningProps & { readonly mails: boolean }) {
  const api = useSittingApi();
  const navigate = useNavigate();
  const { errors, failure, sending, formProps } = useForm({
    schema: codeSchema,
    fields: { code: t('invitation.enterCode') },
    codes: { SITTING_CODE_WRONG: 'code' },
    send: ({ code }: { code: string }) => api.openInvitation(token, code),
    onSent: async ({ sitting }) => navigate(`/sittings/${sitting}`),
  });
  return (
    <form {...formProps} className={classes['form']} aria-label={t('invitation.useCode')}>
      <p>{t('invitation.startedElsewhere')}</p>
      <TextInput
        label={t('invitation.code')}
        name="code"
        description={t('invitation.codeHint')}
        autoComplete="one-time-code"
        inputMode="numeric"
        spellCheck={false}
        error={errors['code']}
      />
      {failure !== null && <FailurePanel error={failure} kept={t('invitation.kept')} />}
      <Button type="submit" loading={sending}>
        {t('invitation.useCode')}
      </Button>
      {mails && <MailCode token={token} />}
    </form>
  );
}

/** The next step, by the invitation's state. */
function NextStep({ token, view }: OpeningProps & { readonly view: InvitationView }) {
  if (view.sitting !== null)
    return (
      <div className={classes['buttons']}>
        <Button component={Link} to={`/sittings/${view.sitting}`} size="md">
          {view.finished ? t('invitation.toResult') : t('invitation.continue')}
        </Button>
        <span className={classes['quiet']}>{t('invitation.continueText')}</span>
      </div>
    );
  if (view.finished) return <p>{t('invitation.finished')}</p>;
  if (view.started) return <CodeForm token={token} mails={view.mailsCode} />;
  return <OpenButton token={token} hasWindow={view.opensAt !== null} />;
}

function Invitation({ token, view }: OpeningProps & { readonly view: InvitationView }) {
  const team = <strong>{view.workspace}</strong>;
  return (
    <>
      <div className={classes['section']}>
        <h1>{view.title}</h1>
        <p className={classes['lead']}>
          {view.name === null ? (
            <RichText text={t('invitation.from')} tags={{ team }} />
          ) : (
            <RichText text={t('invitation.fromTo')} tags={{ team, name: view.name }} />
          )}
        </p>
      </div>
      <InvitationAbout view={view} />
      <section className={`${classes['panel']} ${classes['call']}`} aria-label={t('invitation.open')}>
        <NextStep token={token} view={view} />
      </section>
    </>
  );
}

/** `/i/:token` */
export function InvitationPage() {
  const { token = '' } = useParams();
  const api = useSittingApi();
  const query = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => api.findInvitation(token, signal),
  });
  usePageTitle(query.data?.title ?? t('invitation.title'));
  return (
    <div className={classes['page']}>
      {query.isPending && <Skeleton height={420} aria-busy="true" />}
      {query.isError && (
        <>
          <h1>{t('invitation.loadFailed')}</h1>
          <FailurePanel
            error={query.error}
            kept={t('invitation.kept')}
            onRetry={() => void query.refetch()}
          />
        </>
      )}
      {query.data !== undefined && <Invitation token={token} view={query.data} />}
    </div>
  );
}
